/** An outgoing call: open the devices, ask the server, wait until somebody's device rings. */
import { assign } from "xstate";
import {
  address,
  endWith,
  eventOf,
  meetOthers,
  openDevices,
  ownEnding,
  report,
  type Step,
  takeCallFromAck,
  tellLinks,
  tellServer,
} from "./call-actions.ts";
import { hasDevices, hasSession, isAbout, isGlare, isThisCall } from "./call-guards.ts";
import { callSetup } from "./call-setup.ts";

/** The server takes this as a cancel before an answer; if an accept crossed it, as an end. */
const giveUp = tellServer((step) => ({ type: "call:end", ...address(step) }));
const givenUp = endWith(({ context }) => ownEnding("cancelled", context.selfId));

/** A caller without a microphone rings nobody. Shows its failure, or else the first one. */
const noMicrophone = callSetup.assign(({ event }: Step) => ({
  failure: "failures" in event
    ? event.failures.find(({ device }) => device === "microphone") ?? event.failures[0] ?? null
    : null,
}));

const refused = callSetup.assign((step: Step) => {
  const { code, message, sessionId } = eventOf(step, "signaling.refused");
  return { failure: { kind: "refused", code, message, ...(sessionId && { sessionId }) } };
});

const unanswered = {
  ringOver: { target: "#ended.shown", actions: endWith(() => ownEnding("no-answer")) },
};

export const outgoingPhase = callSetup.createStateConfig({
  id: "outgoing",
  initial: "opening",
  states: {
    /** Rings nobody before the microphone is open. */
    opening: {
      entry: openDevices(),
      on: {
        "media.opened": [
          { guard: ({ event }) => event.microphone, target: "initiating" },
          { target: "#ended.shown", actions: noMicrophone },
        ],
        "media.failed": { target: "#ended.shown", actions: noMicrophone },
        "hang-up": { target: "#ended.shown", actions: givenUp },
      },
    },
    initiating: {
      entry: [
        callSetup.assign(({ context }) => ({ dials: context.dials + 1 })),
        callSetup.sendTo("signaling", ({ context: { call, dials } }: Step) => ({
          type: "send",
          tag: dials,
          message: {
            type: "call:initiate",
            chatId: call!.chatId,
            callType: call!.callType,
            ...(call!.people.length > 0 && { targetUserIds: call!.people.map(({ id }) => id) }),
          },
        })),
      ],
      on: {
        "signaling.acked": [
          {
            guard: isGlare,
            target: "#connecting",
            actions: [
              takeCallFromAck,
              tellLinks((step) => ({
                type: "accept",
                ...address(step),
                callType: step.context.call!.callType,
                callerId: step.context.call!.callerId,
              })),
              meetOthers,
              report(() => ({ type: "accepted" })),
            ],
          },
          { guard: isAbout("call:initiate"), target: "waiting", actions: takeCallFromAck },
        ],
        "signaling.refused": [
          {
            guard: ({ context, event }) =>
              isAbout("call:initiate")({ context, event }) && event.isUnsent === true,
            target: "stranded",
            actions: refused,
          },
          { guard: isAbout("call:initiate"), target: "#ended.shown", actions: refused },
        ],
        // There is no session to end yet: the machine ends it when the ack brings its id.
        "hang-up": { target: "#ended.confirming", actions: givenUp },
      },
    },
    /** The line is down but about to return, as on a page restored from the back-forward cache. */
    stranded: {
      after: { lineBack: "#ended.shown" },
      on: {
        "signaling.restored": { target: "initiating", actions: assign({ failure: null }) },
        "hang-up": { target: "#ended.shown", actions: [assign({ failure: null }), givenUp] },
      },
    },
    /** The server has the call, but no device is known to ring yet. */
    waiting: {
      id: "waiting",
      after: unanswered,
      on: {
        "call:ringing": { guard: hasDevices, target: "ringing" },
      },
    },
    ringing: {
      entry: report(() => ({ type: "ringing" })),
      invoke: { src: "ringtone", input: { kind: "ringback" } },
      after: unanswered,
    },
  },
  on: {
    "call:accepted": {
      guard: isThisCall,
      target: "#connecting",
      actions: report(() => ({ type: "accepted" })),
    },
    "hang-up": {
      guard: hasSession,
      target: "#ended.confirming",
      actions: [giveUp, givenUp],
    },
  },
});
