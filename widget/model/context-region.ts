/**
 * Keeps the context up to date in every phase of the call. A separate region, because a handler on
 * the parent state is skipped as soon as a region handles the event.
 */
import {
  address,
  eventOf,
  report,
  type Step,
  takeCallFromWelcome,
  tellLinks,
  tellServer,
} from "./call-actions.ts";
import { hasSession, isAbout, isThisCall, mayBeThisCall, needsResume } from "./call-guards.ts";
import type { CallEvent } from "./call-event.ts";
import { callSetup } from "./call-setup.ts";
import { peopleEvents } from "./people-events.ts";
import type { WebrtcSignal } from "./ports.ts";
import { waitAsWelcomed } from "./waiting-rings.ts";

const passToLinks = {
  guard: mayBeThisCall,
  actions: tellLinks(({ context, event }) => ({
    type: "signal",
    signal: event as WebrtcSignal,
    early: context.call?.early ?? "hold",
  })),
};

const takeStream = [
  callSetup.assign(({ event }: Step) => {
    const { stream } = event as Extract<CallEvent, { stream: MediaStream; camera: boolean }>;
    return { localStream: stream };
  }),
  tellLinks(({ context }) => ({ type: "local-stream", stream: context.localStream! })),
];

const addFailures = callSetup.assign(({ context, event }: Step) => ({
  deviceFailures: [
    ...context.deviceFailures,
    ...("failures" in event ? event.failures : []),
    ...("failure" in event && event.failure ? [event.failure] : []),
  ],
}));

export const contextRegion = callSetup.createStateConfig({
  initial: "kept",
  states: {
    kept: {
      entry: tellServer(() => ({ type: "webrtc:config:get" })),
      on: {
        "signaling.acked": {
          guard: (step) =>
            isAbout("webrtc:config:get")(step) && step.event.ack.config !== undefined,
          actions: [
            callSetup.assign((step) => ({ config: eventOf(step, "signaling.acked").ack.config! })),
            tellLinks(({ context }) => ({ type: "configure", config: context.config! })),
          ],
        },
        "signaling.lost": { actions: callSetup.assign({ isOffline: true }) },
        "signaling.restored": {
          guard: isThisCallIn,
          actions: [
            callSetup.assign({ isOffline: false }),
            takeCallFromWelcome,
            waitAsWelcomed,
            callSetup.enqueueActions(({ context, event, enqueue }) => {
              if (needsResume({ context, event })) enqueue(resume);
            }),
            tellLinks(() => ({ type: "renegotiate" })),
          ],
        },

        "webrtc:offer": passToLinks,
        "webrtc:answer": passToLinks,
        "webrtc:ice-candidate": passToLinks,
        "link.signal": {
          actions: tellServer((step) => eventOf(step, "link.signal").message),
        },

        "media.opened": [
          // This same event ends the call and stops the links, so nobody is left to take a stream.
          { guard: dialsUnheard, actions: [addFailures, reportFailures()] },
          { actions: [...takeStream, addFailures, reportFailures()] },
        ],
        "media.arriving": { actions: takeStream },
        "media.changed": { actions: takeStream },
        "media.failed": { actions: [addFailures, reportFailures()] },
        "media.device-error": { actions: [addFailures, reportFailures()] },
        "media.interrupted": {
          actions: callSetup.assign((step) => {
            const { device, isInterrupted } = eventOf(step, "media.interrupted");
            const others = step.context.interrupted.filter((one) => one !== device);
            return { interrupted: isInterrupted ? [...others, device] : others };
          }),
        },
        "media.switchable": { actions: callSetup.assign({ canSwitchCamera: true }) },
        "media.replaced": {
          actions: callSetup.assign((step) => {
            const { type: _, ...replaced } = eventOf(step, "media.replaced");
            return { replaced };
          }),
        },
        "screen.ended": { actions: [addFailures, reportFailures()] },

        "link.shut-in": { actions: callSetup.assign({ isShutIn: true }) },
        "link.audio-blocked": {
          actions: [
            callSetup.assign({ audioBlocked: true }),
            report(() => ({ type: "audio-blocked" })),
          ],
        },
        "link.audio-playing": { actions: callSetup.assign({ audioBlocked: false }) },
        "unblock-audio": { actions: tellLinks(() => ({ type: "unblock-audio" })) },

        "quality.changed": {
          actions: [
            callSetup.assign((step) => {
              const { level, mos } = eventOf(step, "quality.changed");
              return { quality: { level, mos } };
            }),
            report((step) => {
              const { level, mos } = eventOf(step, "quality.changed");
              return { type: "quality-change", level, mos };
            }),
          ],
        },
        "quality.exhausted": {
          actions: callSetup.assign({ cameraOffer: { kind: "spare" as const } }),
        },
        // Whatever the person does with the camera answers the question.
        "toggle-camera": { actions: callSetup.assign({ cameraOffer: null }) },
        "quality.measured": {
          actions: tellServer((step) => {
            const { quality, receivingFrom } = eventOf(step, "quality.measured");
            return { type: "call:quality", ...address(step), quality, receivingFrom };
          }),
        },

        "call:time-warning": {
          guard: mayBeThisCall,
          actions: callSetup.assign((step) => {
            const { endsAt, endsInMs, receivedAtMs } = eventOf(step, "call:time-warning");
            return { limit: { endsAt, atMs: receivedAtMs + endsInMs } };
          }),
        },
        "call:recording-changed": {
          guard: isThisCall,
          actions: callSetup.assign((step) => {
            const recordingNews = eventOf(step, "call:recording-changed");
            const { recording } = recordingNews;
            return { call: { ...step.context.call!, recording, recordingNews } };
          }),
        },
        // The host has moved the limit: the server will warn again.
        "chat:changed": {
          guard: movesTheLimit,
          actions: callSetup.assign({ limit: null }),
        },

        "invite": {
          guard: hasSession,
          actions: tellServer((step) => ({
            type: "call:invite",
            ...address(step),
            userIds: eventOf(step, "invite").userIds,
          })),
        },

        ...peopleEvents,
      },
    },
  },
});

const resume = tellServer((step) => ({ type: "call:resume", ...address(step) }));

function isThisCallIn({ context, event }: Step): boolean {
  return event.type === "signaling.restored" &&
    event.welcome.calls.some(({ sessionId }) => sessionId === context.call?.sessionId);
}

function movesTheLimit({ context, event }: Step): boolean {
  return event.type === "chat:changed" && event.chatId === context.call?.chatId &&
    event.chat !== null && event.chat.endsAt !== context.limit?.endsAt;
}

/** A caller got no microphone, before the server has the call. */
function dialsUnheard({ context, event }: Step): boolean {
  return event.type === "media.opened" && !event.microphone && context.call?.sessionId === null;
}

function reportFailures() {
  return callSetup.enqueueActions(({ event, enqueue }) => {
    const failures = "failures" in event
      ? event.failures
      : "failure" in event && event.failure
      ? [event.failure]
      : [];
    for (const failure of failures) enqueue.emit({ type: "device-error", failure });
  });
}
