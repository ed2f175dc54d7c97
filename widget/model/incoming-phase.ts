/** An incoming call: it rings, the person answers, and the devices open as the browser allows. */
import {
  address,
  endWith,
  eventOf,
  openDevices,
  ownEnding,
  report,
  type Step,
  tellLinks,
  tellServer,
} from "./call-actions.ts";
import { isGranted } from "./call-guards.ts";
import { callSetup } from "./call-setup.ts";
import { forgetWaiting, passKeptSignals } from "./waiting-rings.ts";

const declined = endWith(({ context }) => ownEnding("declined", context.selfId));

/** Sent in this order on one socket: the server takes the held answer only from a seated person. */
const takeSeat = [
  tellServer((step) => ({ type: "call:accept", ...address(step) })),
  tellLinks((step) => {
    const { callType, callerId, participants } = step.context.call!;
    const seat = { ...address(step), callType };
    // A caller who has left the call will not offer: the ack says who there is to offer to.
    return participants.some((one) => one.userId === callerId && one.userStatus === "joined")
      ? { type: "accept", ...seat, callerId }
      : { type: "meet", ...seat, people: [] };
  }),
];

/** Joining without having been rung: nobody has made an offer. */
const askForSeat = [
  tellServer((step) => ({ type: "call:join", ...address(step) })),
  tellLinks((step) => ({
    type: "meet",
    ...address(step),
    callType: step.context.call!.callType,
    people: [],
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

const givenUp = { target: "#ended.confirming", actions: reject };

const ignore = callSetup.assign(({ context }) => ({
  ignored: [...context.ignored, context.call!.sessionId!],
}));

export const incomingPhase = callSetup.createStateConfig({
  id: "incoming",
  entry: [report(() => ({ type: "incoming" })), passKeptSignals],
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
    "reject": givenUp,
    "hang-up": givenUp,
    "ignore": { target: "#idle", actions: ignore },
    // This call, and those waiting behind it, may ring on where the person is still logged in.
    "log-out": { target: "#idle", actions: [ignore, forgetWaiting] },
  },
});

/** Takes the seat when the devices are open, or at once if the browser will not ask first. */
const openingFor = (sit: typeof takeSeat) => ({
  "media.opening": { guard: isGranted, target: "#connecting", actions: sit },
  "media.opened": { target: "#connecting", actions: sit },
  // Without any device the person can still listen; the UI says what is missing.
  "media.failed": { target: "#connecting", actions: sit },
});

/** Accept was pressed. While the browser asks for permission, the caller still hears ringing. */
export const answeringPhase = callSetup.createStateConfig({
  id: "answering",
  entry: openDevices((step) => {
    const { audio, video } = eventOf(step, "accept");
    return { ...(audio !== undefined && { audio }), ...(video !== undefined && { video }) };
  }),
  on: {
    ...openingFor(takeSeat),
    "hang-up": givenUp,
    "reject": givenUp,
    "leave": givenUp,
  },
});

const notJoined = {
  target: "#ended.shown",
  actions: endWith(({ context }) => ownEnding("cancelled", context.selfId)),
};

/** Joining a running call that does not ring here. */
export const joiningPhase = callSetup.createStateConfig({
  id: "joining",
  entry: openDevices(),
  on: {
    ...openingFor(askForSeat),
    "hang-up": notJoined,
    "leave": notJoined,
  },
});
