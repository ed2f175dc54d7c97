/** A call this page places: devices first, then the server, then somebody's device rings. */
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

/** Before an answer it is a cancel; should an accept have crossed it, it ends the call all the same. */
const giveUp = tellServer((step) => ({ type: "call:end", ...address(step) }));
const givenUp = endWith(({ context }) => ownEnding("cancelled", context.selfId));

/** A caller who cannot be heard rings nobody; the first missing device is the one to speak of. */
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
    /** Nobody is rung before there is a microphone to speak into. */
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
        // There is no session to end yet: the machine answers the ack that brings one.
        "hang-up": { target: "#ended.confirming", actions: givenUp },
      },
    },
    /** The line is just coming back, as it does on a page that was brought back itself. */
    stranded: {
      after: { lineBack: "#ended.shown" },
      on: {
        "signaling.restored": { target: "initiating", actions: assign({ failure: null }) },
        "hang-up": { target: "#ended.shown", actions: [assign({ failure: null }), givenUp] },
      },
    },
    /** The server has the call; no device is known to ring. */
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
