/**
 * A call from one page's side, from the press of a button to the outcome. Pure: no DOM, no clock,
 * no socket; the effects behind the ports act, the server decides, and this says what follows.
 */
import {
  endWith,
  eventOf,
  forget,
  ownEnding,
  report,
  type Step,
  takeCall,
  takeCallFromWelcome,
  tellServer,
} from "./call-actions.ts";
import { callIsGone, isAbout, isThisCall, ringsHere } from "./call-guards.ts";
import { callSetup, emptyContext } from "./call-setup.ts";
import { cameraRegion, microphoneRegion } from "./device-regions.ts";
import { answeringPhase, incomingPhase } from "./incoming-phase.ts";
import { outgoingCall } from "./live-call.ts";
import { activePhase, connectingPhase, reconnectingPhase } from "./live-phases.ts";
import { outgoingPhase } from "./outgoing-phase.ts";
import { recordRegion } from "./record-region.ts";

/** The ways into a call, from rest or while the last outcome is still on the screen. */
const begin = {
  "initiate": {
    target: "#outgoing",
    actions: [
      forget,
      callSetup.assign((step: Step) => ({
        call: outgoingCall(step.context.selfId, eventOf(step, "initiate")),
      })),
    ],
  },
  "call:incoming": { target: "#incoming", actions: [forget, takeCall] },
  "signaling.restored": {
    guard: ringsHere,
    target: "#incoming",
    actions: [forget, takeCallFromWelcome],
  },
};

/** The server's word on how it ended. */
const takeEnding = callSetup.assign((step: Step) => {
  const { reason, durationSeconds, endedBy } = eventOf(step, "call:ended");
  return { ending: { reason, durationSeconds, endedBy } };
});

/** The person gave up before the server had answered the dial: now there is something to cancel. */
const cancelLate = tellServer((step) => ({
  type: "call:cancel",
  sessionId: eventOf(step, "signaling.acked").ack.sessionId!,
  chatId: step.context.call!.chatId,
}));

export const callMachine = callSetup.createMachine({
  id: "call",
  context: ({ input }) => emptyContext(input.selfId),
  invoke: { id: "signaling", src: "signaling" },
  initial: "idle",
  on: {
    // Heard in any state: before the end or after it, and of a call that was ignored here as well.
    "call:missed": {
      actions: report((step) => ({
        type: "missed",
        callerId: eventOf(step, "call:missed").callerId,
      })),
    },
  },
  states: {
    idle: { id: "idle", entry: forget, on: begin },
    live: {
      type: "parallel",
      invoke: [
        { id: "localMedia", src: "localMedia" },
        {
          id: "links",
          src: "links",
          input: ({ context }) => ({ selfId: context.selfId }),
        },
      ],
      states: {
        record: recordRegion,
        phase: {
          initial: "outgoing",
          states: {
            outgoing: outgoingPhase,
            incoming: incomingPhase,
            answering: answeringPhase,
            connecting: connectingPhase,
            active: activePhase,
            reconnecting: reconnectingPhase,
          },
        },
        microphone: microphoneRegion,
        camera: cameraRegion,
      },
      on: {
        "call:ended": { guard: isThisCall, target: "#ended.shown", actions: takeEnding },
        "call:answered-elsewhere": {
          guard: isThisCall,
          target: "#ended.shown",
          actions: endWith(() => ownEnding("answered-elsewhere")),
        },
        "signaling.restored": {
          guard: callIsGone,
          target: "#ended.shown",
          actions: endWith(() => ownEnding("connection-lost")),
        },
      },
      exit: callSetup.assign({ localStream: null, remoteStreams: {}, connected: [], devices: [] }),
    },
    ended: {
      id: "ended",
      initial: "shown",
      states: {
        /** This page has ended it; the server's words are on their way. */
        confirming: {
          after: { confirmation: "shown" },
          on: {
            "call:ended": { guard: isThisCall, target: "shown", actions: takeEnding },
            "signaling.acked": { guard: isAbout("call:initiate"), actions: cancelLate },
          },
        },
        shown: {
          entry: [
            callSetup.enqueueActions(({ context: { ending, failure }, enqueue }) => {
              if (failure) enqueue.emit({ type: "failed", failure });
              if (ending) {
                const { reason, durationSeconds } = ending;
                enqueue.emit({ type: "ended", reason, durationSeconds });
              }
            }),
          ],
          after: { outcomeShown: "#idle" },
        },
      },
      on: {
        ...begin,
        // A caller who gave up: the ring has ended first, and only then is it a missed call.
        "call:missed": {
          guard: isThisCall,
          actions: report((step) => ({
            type: "missed",
            callerId: eventOf(step, "call:missed").callerId,
          })),
        },
        dismiss: "#idle",
      },
    },
  },
});
