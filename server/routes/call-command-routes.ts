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
      summary: "Calls people in a chat",
      description: `The chat is the token's, or one attached to the connection. ${THE_SEAT}`,
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
      note: "Whatever the `reason`, the others are told `declined`.",
      body: ReasonRequest,
      refusals: ["not-ringing"],
    }),
  )
  .post(
    "/:id/cancel",
    wayOut("cancel", {
      summary: "Cancels the call before anybody has answered",
      body: DeviceRequest,
      refusals: [],
    }),
  )
  .post(
    "/:id/leave",
    wayOut("leave", {
      summary: "Leaves the call, in which the others stay",
      body: DeviceRequest,
      refusals: ["not-in-call", "not-ringing"],
    }),
  )
  .post(
    "/:id/end",
    wayOut("end", {
      summary: "Ends the call for everybody if the caller asks; anybody else leaves it",
      note:
        "The `reason` reports what only a device can see: `connect-failed` if no media ever came, " +
        "`connection-lost` if they stopped. With any other, the call counts as `completed`.",
      body: ReasonRequest,
      refusals: ["not-in-call", "not-ringing"],
    }),
  )
  .post(
    "/:id/signal",
    endpoint({
      ...aboutCall(
        "Relays an offer, an answer or candidates",
        "Sent by `connectionId`, else by the connection with the person's seat, else by the only one.",
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
    ...aboutCall(summary, `All connections of the person are told. ${note}`.trim()),
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
