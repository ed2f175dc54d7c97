/**
 * A call as one page sees it, from the press of a button to the outcome. Pure: no DOM, no clock, no
 * socket. The server decides, this machine says what follows, and the effects behind the ports act.
 */
import {
  endWith,
  eventOf,
  forget,
  ownEnding,
  passOnSchedule,
  report,
  type Step,
  takeCall,
  takeCallFromWelcome,
  tellServer,
} from "./call-actions.ts";
import { callIsGone, isAbout, isLateDial, isThisCall, ringsHere } from "./call-guards.ts";
import { callSetup, emptyContext } from "./call-setup.ts";
import { cameraRegion, microphoneRegion } from "./device-regions.ts";
import { answeringPhase, incomingPhase, joiningPhase } from "./incoming-phase.ts";
import { joinedCall, outgoingCall } from "./live-call.ts";
import { activePhase, connectingPhase, reconnectingPhase } from "./live-phases.ts";
import { outgoingPhase } from "./outgoing-phase.ts";
import { contextRegion } from "./context-region.ts";
import {
  forgetReturning,
  isBack,
  isTurnedAway,
  returningPhase,
  takeOver,
  takeReturned,
} from "./returning-phase.ts";
import { screenRegion } from "./screen-region.ts";
import {
  forgetWaiting,
  hasWaiting,
  keepSignal,
  letWait,
  rejectWaiting,
  stopWaiting,
  takeWaiting,
  waitAsWelcomed,
} from "./waiting-rings.ts";

/** Ends calls that this connection has a seat in but that the person gave up meanwhile. */
const endSeats = callSetup.enqueueActions((step) => {
  const { welcome } = eventOf(step, "signaling.restored");
  for (const { sessionId, chatId, seatConnectionId } of welcome.calls) {
    if (seatConnectionId !== welcome.connectionId) continue;
    step.enqueue(tellServer(() => ({ type: "call:end", sessionId, chatId })));
  }
});

/** The ways into a call, from idle or while the last outcome is still shown. */
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
  "join": {
    target: "#joining",
    actions: [
      forget,
      callSetup.assign((step: Step) => ({ call: joinedCall("", eventOf(step, "join")) })),
    ],
  },
  "call:incoming": { target: "#incoming", actions: [forget, takeCall] },
  "take-over": { actions: takeOver },
  "log-out": { actions: forgetReturning },
  "signaling.acked": {
    guard: isBack,
    target: "#returning",
    actions: [forget, takeReturned],
  },
  "signaling.refused": { guard: isTurnedAway, actions: forgetReturning },
  "signaling.restored": [
    { guard: isBack, target: "#returning", actions: [takeReturned, waitAsWelcomed] },
    {
      guard: ringsHere,
      target: "#incoming",
      actions: [endSeats, forget, takeCallFromWelcome, waitAsWelcomed],
    },
    { actions: [endSeats, forgetReturning] },
  ],
};

/** Takes the server's report of how the call ended. */
const takeEnding = callSetup.assign((step: Step) => {
  const { reason, durationSeconds, endedBy } = eventOf(step, "call:ended");
  return { ending: { reason, durationSeconds, endedBy } };
});

/** Nobody tells a person who left how the call ended: takes the duration until they left. */
const takeLength = callSetup.assign((step: Step) => {
  const { ending, call } = step.context;
  const { receivedAtMs } = eventOf(step, "signaling.acked");
  if (!ending || !call || call.answeredAtMs === null) return {};
  const durationSeconds = Math.floor((receivedAtMs - call.answeredAtMs) / 1_000);
  return { ending: { ...ending, durationSeconds } };
});

/** Ends the session of a dial that the person gave up before the server had answered it. */
const endLateDial = callSetup.enqueueActions((step) => {
  const { sessionId, call } = eventOf(step, "signaling.acked").ack;
  const chatId = call?.chatId ?? step.context.call?.chatId;
  if (sessionId === undefined || chatId === undefined) return;
  step.enqueue(tellServer(() => ({ type: "call:end", sessionId, chatId })));
});

export const callMachine = callSetup.createMachine({
  id: "call",
  context: ({ input }) => ({
    ...emptyContext(input.selfId, input.returning),
    ignored: input.ignored ?? [],
  }),
  invoke: { id: "signaling", src: "signaling" },
  initial: "idle",
  on: {
    "signaling.acked": { guard: isLateDial, actions: endLateDial },
    "call:incoming": { actions: letWait },
    "call:ended": { actions: stopWaiting },
    "call:answered-elsewhere": { actions: stopWaiting },
    "reject-waiting": rejectWaiting,
    "webrtc:offer": { actions: keepSignal },
    "webrtc:ice-candidate": { actions: keepSignal },
    "schedule:changed": passOnSchedule,
    "schedule:due": passOnSchedule,
    // Reported in any state: before or after the call's end, and also for a call ignored here.
    "call:missed": {
      actions: report((step) => ({
        type: "missed",
        callerId: eventOf(step, "call:missed").callerId,
      })),
    },
  },
  states: {
    idle: {
      id: "idle",
      entry: forget,
      always: { guard: hasWaiting, target: "#incoming", actions: takeWaiting },
      on: begin,
    },
    live: {
      type: "parallel",
      invoke: [
        { id: "localMedia", src: "localMedia" },
        { id: "links", src: "links" },
      ],
      states: {
        context: contextRegion,
        phase: {
          initial: "outgoing",
          states: {
            outgoing: outgoingPhase,
            incoming: incomingPhase,
            returning: returningPhase,
            answering: answeringPhase,
            joining: joiningPhase,
            connecting: connectingPhase,
            active: activePhase,
            reconnecting: reconnectingPhase,
          },
        },
        microphone: microphoneRegion,
        camera: cameraRegion,
        screen: screenRegion,
      },
      on: {
        "hand-over": "#idle",
        "log-out": { actions: [forgetWaiting, callSetup.raise({ type: "hang-up" })] },
        "call:ended": { guard: isThisCall, target: "#ended.shown", actions: takeEnding },
        "call:answered-elsewhere": {
          guard: isThisCall,
          target: "#ended.shown",
          actions: endWith(() => ownEnding("answered-elsewhere")),
        },
        "signaling.restored": {
          guard: callIsGone,
          target: "#ended.shown",
          actions: [waitAsWelcomed, endWith(() => ownEnding("connection-lost"))],
        },
      },
      exit: callSetup.assign({
        localStream: null,
        interrupted: [],
        replaced: null,
        remoteStreams: {},
        remoteScreens: {},
        connected: [],
        troubles: {},
        devices: [],
      }),
    },
    ended: {
      id: "ended",
      initial: "shown",
      states: {
        /** This page has ended the call and waits for the server's confirmation. */
        confirming: {
          after: { confirmation: "shown" },
          on: {
            "call:ended": { guard: isThisCall, target: "shown", actions: takeEnding },
            "signaling.acked": { guard: isAbout("call:leave"), actions: takeLength },
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
          always: { guard: hasWaiting, target: "#idle" },
          after: { outcomeShown: "#idle" },
        },
      },
      on: {
        ...begin,
        // The caller gave up: the ring ends first, and then the call counts as missed.
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
