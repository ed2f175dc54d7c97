/** The call commands over REST, with the same rules and effects as on the socket. */
import { factory } from "../deps.ts";
import type { ErrorCode } from "../protocol/error-code.ts";
import { SessionId } from "../protocol/ids.ts";
import {
  CallRequest,
  CommandedCall,
  DeviceRequest,
  ReasonRequest,
  SeatedCall,
  SignalRequest,
} from "../protocol/rest-command.ts";
import { endpoint } from "./endpoint.ts";

const TAG = "Call commands";
const THE_SEAT =
  "The seat is taken by `connectionId`, else by the person's only connection to the signaling socket.";

/** The commands below `/api/calls`, behind `requireUser`. */
export const callCommandRoutes = factory.createApp()
  .post(
    "/",
    endpoint({
      tag: TAG,
      summary: "Calls people of a chat",
      description: `The chat is that of the token, or one that the connection holds. ${THE_SEAT}`,
      auth: "user",
      body: CallRequest,
      data: SeatedCall,
      refusals: [
        "forbidden",
        "calls-not-allowed",
        "chat-ended",
        "chat-not-found",
        "call-exists",
        "already-in-call",
        "answered-elsewhere",
        "call-over",
        "not-ringing",
        "no-device",
        "invalid-targets",
      ],
    }, async ({ deps, identity, body: { connectionId, ...request } }) => {
      const outcome = await deps.signaling.remote.initiate(identity, request, connectionId);
      if (!outcome.ok) return outcome;
      const { sessionId, call, accepted } = outcome;
      return { ok: true, data: { sessionId, call, ...(accepted ? { accepted } : {}) } };
    }),
  )
  .post(
    "/:id/accept",
    endpoint({
      ...aboutCall("Answers a call", THE_SEAT),
      body: DeviceRequest,
      data: SeatedCall,
      refusals: [
        "forbidden",
        "call-over",
        "not-ringing",
        "answered-elsewhere",
        "already-in-call",
        "no-device",
      ],
    }, async ({ deps, identity, params: { id }, body }) => {
      const { remote } = deps.signaling;
      const outcome = await remote.accept(identity.user.id, id, body.connectionId);
      return outcome.ok ? { ok: true, data: { sessionId: id, call: outcome.call } } : outcome;
    }),
  )
  .post(
    "/:id/reject",
    wayOut("reject", {
      summary: "Declines a call",
      note: "Whatever the `reason`, the others hear `declined`.",
      body: ReasonRequest,
      refusals: ["not-ringing"],
    }),
  )
  .post(
    "/:id/cancel",
    wayOut("cancel", {
      summary: "Gives up before anybody answered",
      body: DeviceRequest,
      refusals: [],
    }),
  )
  .post(
    "/:id/leave",
    wayOut("leave", {
      summary: "Leaves the others in the call",
      body: DeviceRequest,
      refusals: ["not-in-call", "not-ringing"],
    }),
  )
  .post(
    "/:id/end",
    wayOut("end", {
      summary: "Ends the call as its caller; leaves it as anybody else",
      note:
        "What only a device sees is its to say: with the `reason` `connect-failed` no media ever " +
        "came, with `connection-lost` they stopped. With any other the call is `completed`.",
      body: ReasonRequest,
      refusals: ["not-in-call", "not-ringing"],
    }),
  )
  .post(
    "/:id/signal",
    endpoint({
      ...aboutCall(
        "Passes an offer, an answer or candidates on",
        "For `connectionId`, else for the connection with the person's seat, else for their only one.",
      ),
      bodyIsOptional: false,
      body: SignalRequest,
      data: CommandedCall,
      refusals: ["forbidden", "target-not-found", "not-in-call", "too-early", "no-device"],
    }, ({ deps, identity, params: { id }, body: { connectionId, ...message } }) => {
      const { remote } = deps.signaling;
      const outcome = remote.signal(identity.user.id, id, message, connectionId);
      return outcome.ok ? { ok: true, data: { sessionId: id } } : outcome;
    }),
  );

/** What all commands on an existing call have in common. */
function aboutCall(summary: string, description: string) {
  return {
    tag: TAG,
    summary,
    description,
    auth: "user" as const,
    params: { id: SessionId },
    absent: "call-not-found" as const,
    bodyIsOptional: true,
  };
}

/** A command that takes the person out of the call. */
function wayOut(
  command: "reject" | "cancel" | "leave" | "end",
  { summary, note = "", body, refusals }: {
    summary: string;
    note?: string;
    body: typeof ReasonRequest | typeof DeviceRequest;
    refusals: ErrorCode[];
  },
) {
  return endpoint<{ id: typeof SessionId }, never, typeof ReasonRequest, typeof CommandedCall>({
    ...aboutCall(summary, `All connections of the person hear of it. ${note}`.trim()),
    body: body as typeof ReasonRequest,
    data: CommandedCall,
    refusals: ["forbidden", "call-over", "answered-elsewhere", "no-device", ...refusals],
  }, async ({ deps, identity, params: { id }, body: { connectionId, reason } }) => {
    const options = {
      ...(connectionId === undefined ? {} : { on: connectionId }),
      ...(reason === undefined ? {} : { reason }),
    };
    const outcome = await deps.signaling.remote.leaveBy(command, identity.user.id, id, options);
    return outcome.ok ? { ok: true, data: { sessionId: id } } : outcome;
  });
}
