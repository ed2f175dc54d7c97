/**
 * A page that takes up the call of the page before it, or of another tab: the seat is this
 * connection's, the links are laid anew, and the person is heard again as soon as the microphone is open.
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

/** The call that this page is to go on with, where the welcome or an ack gives it the seat. */
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

/** Takes the call up as the server has it, but for what this person sends: that the last page knew best. */
export const takeReturned = callSetup.enqueueActions((step) => {
  const { context: { selfId, returning }, event, enqueue } = step;
  const { receivedAtMs } = event as Extract<CallEvent, { receivedAtMs: number }>;
  const { sent, config, warnedOf = null } = returning!;
  const known = returned(step)!;
  const call = callFromSnapshot(selfId, withParticipant(known, selfId, sent ?? {}), receivedAtMs);
  enqueue.assign({ returning: null, config, call, warnedOf });
  const { muted, videoEnabled } = known.participants.find(({ userId }) => userId === selfId)!;
  // Whoever is muted says so themselves, as the microphone is turned off.
  if (sent?.muted === false && muted) {
    enqueue(tellServer((at) => ({ type: "call:toggle-audio", ...address(at), muted: false })));
  }
  if (sent && sent.videoEnabled !== videoEnabled) {
    const enabled = sent.videoEnabled;
    enqueue(tellServer((at) => ({ type: "call:toggle-video", ...address(at), enabled })));
  }
});

/** Reaches for the seat; the page of another tab has let go of it. */
export const takeOver = callSetup.enqueueActions(({ event, enqueue }) => {
  if (event.type !== "take-over") return;
  const { sessionId, chatId, config } = event;
  enqueue.assign({ returning: { sessionId, config } });
  enqueue(tellServer(() => ({ type: "call:resume", sessionId, chatId })));
});

export const isTurnedAway = isAbout("call:resume");

/** Whatever the server says of other calls: the one of the last page is no more. */
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
    // Who was muted on the last page is muted on this one.
    callSetup.enqueueActions(({ enqueue, context, event }) => {
      if (!own({ context, event })?.muted) return;
      enqueue.raise({ type: "toggle-microphone", force: false });
    }),
    // No browser lets a page go on with the screen that the page before it was given.
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
