/** A call that comes: it rings, the person answers, and the devices open as the browser allows. */
import {
  address,
  endWith,
  eventOf,
  ownEnding,
  report,
  type Step,
  tellLinks,
  tellMedia,
  tellServer,
} from "./call-actions.ts";
import { isGranted } from "./call-guards.ts";
import { callSetup } from "./call-setup.ts";

const declined = endWith(({ context }) => ownEnding("declined", context.selfId));

/** The accept and the held answer leave in this order, on one socket: the server wants the seat first. */
const takeSeat = [
  tellServer((step) => ({ type: "call:accept", ...address(step) })),
  tellLinks((step) => ({
    type: "accept",
    ...address(step),
    callType: step.context.call!.callType,
    callerId: step.context.call!.callerId,
  })),
];

const reject = [
  tellServer((step) => ({
    type: "call:reject",
    ...address(step),
    ...(step.event.type === "reject" && step.event.reason !== undefined &&
      { reason: step.event.reason }),
  })),
  declined,
];

export const incomingPhase = callSetup.createStateConfig({
  id: "incoming",
  entry: report(() => ({ type: "incoming" })),
  exit: callSetup.assign({ ring: null }),
  invoke: { src: "ringtone", input: { kind: "incoming" } },
  after: {
    ringOver: { target: "#ended.shown", actions: endWith(() => ownEnding("no-answer")) },
  },
  on: {
    "ring.changed": {
      actions: callSetup.assign((step: Step) => ({ ring: eventOf(step, "ring.changed").ring })),
    },
    "accept": "#answering",
    "reject": { target: "#ended.confirming", actions: reject },
    "hang-up": { target: "#ended.confirming", actions: reject },
    "ignore": {
      target: "#idle",
      actions: callSetup.assign(({ context }) => ({
        ignored: [...context.ignored, context.call!.sessionId!],
      })),
    },
  },
});

/** Accept was pressed. Where the browser must ask first, the caller is not left talking to nobody. */
export const answeringPhase = callSetup.createStateConfig({
  id: "answering",
  entry: tellMedia(({ context, event }) => ({
    type: "open",
    audio: event.type === "accept" ? event.audio ?? true : true,
    video: (event.type === "accept" ? event.video : undefined) ??
      context.call?.callType === "video",
    media: context.config?.media ?? null,
  })),
  on: {
    "media.opening": { guard: isGranted, target: "#connecting", actions: takeSeat },
    "media.opened": { target: "#connecting", actions: takeSeat },
    // Without any device the person can still listen; the screen says what is missing.
    "media.failed": { target: "#connecting", actions: takeSeat },
    "hang-up": { target: "#ended.confirming", actions: reject },
    "reject": { target: "#ended.confirming", actions: reject },
  },
});
