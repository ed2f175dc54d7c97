/**
 * A page that resumes the call of the previous page or of another tab. This connection takes the
 * seat, the links are built again, and the person is heard as soon as the microphone is open.
 */
import {
  address,
  meetOthers,
  openDevices,
  report,
  type Step,
  tellLinks,
  tellServer,
} from "./call-actions.ts";
import type { CallEvent } from "./call-event.ts";
import { isAbout } from "./call-guards.ts";
import { callSetup } from "./call-setup.ts";
import { callFromSnapshot, withParticipant } from "./live-call.ts";
import type { Participant } from "../../server/protocol/call.ts";

/** The call to resume, if the welcome or an ack gives this connection the seat. */
function returned({ context, event }: Step) {
  if (event.type === "signaling.acked") {
    const { call } = event.ack;
    const isAsked = event.re === "call:resume" && call?.sessionId === context.returning?.sessionId;
    return isAsked ? call : undefined;
  }
  if (event.type !== "signaling.restored") return undefined;
  const { calls, connectionId } = event.welcome;
  return calls.find((call) =>
    call.sessionId === context.returning?.sessionId && call.seatConnectionId === connectionId
  );
}

export const isBack = (step: Step): boolean => returned(step) !== undefined;

/** Takes the call as the server has it; what this person sends, the last page knew best. */
export const takeReturned = callSetup.enqueueActions((step) => {
  const { context: { selfId, returning }, event, enqueue } = step;
  const { receivedAtMs } = event as Extract<CallEvent, { receivedAtMs: number }>;
  const { sent, config, warnedOf = null } = returning!;
  const known = returned(step)!;
  const call = callFromSnapshot(selfId, withParticipant(known, selfId, sent ?? {}), receivedAtMs);
  enqueue.assign({ returning: null, config, call, warnedOf });
  const { muted, videoEnabled } = known.participants.find(({ userId }) => userId === selfId)!;
  // The muted case is announced when the microphone is turned off, on entering the state.
  if (sent?.muted === false && muted) {
    enqueue(tellServer((at) => ({ type: "call:toggle-audio", ...address(at), muted: false })));
  }
  if (sent && sent.videoEnabled !== videoEnabled) {
    const enabled = sent.videoEnabled;
    enqueue(tellServer((at) => ({ type: "call:toggle-video", ...address(at), enabled })));
  }
});

/** Asks for the seat that another tab's page has released. */
export const takeOver = callSetup.enqueueActions(({ event, enqueue }) => {
  if (event.type !== "take-over") return;
  const { sessionId, chatId, config } = event;
  enqueue.assign({ returning: { sessionId, config } });
  enqueue(tellServer(() => ({ type: "call:resume", sessionId, chatId })));
});

export const isTurnedAway = isAbout("call:resume");

/** The last page's call cannot be resumed any more. */
export const forgetReturning = callSetup.assign({ returning: null });

const own = ({ context: { call, selfId } }: Step): Participant | undefined =>
  call?.participants.find(({ userId }) => userId === selfId);

export const returningPhase = callSetup.createStateConfig({
  id: "returning",
  entry: [
    callSetup.enqueueActions(({ enqueue, context: { config } }) => {
      if (config) enqueue(tellLinks(() => ({ type: "configure", config })));
    }),
    openDevices((step) => ({ video: own(step)?.videoEnabled ?? false, isReturn: true })),
    // A person who was muted on the last page stays muted.
    callSetup.enqueueActions(({ enqueue, context, event }) => {
      if (!own({ context, event })?.muted) return;
      enqueue.raise({ type: "toggle-microphone", force: false });
    }),
    // No browser lets a page go on with the screen capture of the previous page.
    callSetup.enqueueActions(({ enqueue, context, event }) => {
      if (!own({ context, event })?.screenEnabled) return;
      enqueue(tellServer((step) => ({
        type: "call:toggle-screen",
        ...address(step),
        enabled: false,
      })));
      enqueue.assign({ sharingOver: true });
    }),
  ],
  always: [
    { guard: ({ context }) => context.call!.answeredAtMs === null, target: "#waiting" },
    {
      target: "#reconnecting",
      actions: [
        meetOthers,
        report(() => ({ type: "reconnecting" })),
      ],
    },
  ],
});
