/**
 * Keeps the context true to what happens, whatever phase the call is in. A region of its own,
 * because a handler on the parent state is passed over as soon as every region has one.
 */
import {
  address,
  eventOf,
  report,
  type Step,
  takeCall,
  takeCallFromWelcome,
  tellLinks,
  tellServer,
} from "./call-actions.ts";
import { isAbout, isThisCall, mayBeThisCall, needsResume } from "./call-guards.ts";
import type { CallEvent } from "./call-event.ts";
import { callSetup } from "./call-setup.ts";
import { type LiveCall, withParticipant } from "./live-call.ts";
import type { Participant } from "../../server/protocol/call.ts";
import type { LinksReceives, WebrtcSignal } from "./ports.ts";

type ToggleEvent = Extract<CallEvent, { sessionId: string; userId: string }>;

const passToLinks = {
  guard: mayBeThisCall,
  actions: tellLinks(({ context, event }) => ({
    type: "signal",
    signal: event as WebrtcSignal,
    early: context.call?.early ?? "hold",
  })),
};

/** Updates one participant from an event about them. */
function note(change: (event: ToggleEvent) => Partial<Participant>) {
  return {
    guard: isThisCall,
    actions: callSetup.assign(({ context, event }: Step) => {
      const about = event as ToggleEvent;
      return { call: withParticipant(context.call as LiveCall, about.userId, change(about)) };
    }),
  };
}

/** Notes it, and tells the links, which must know whether to wonder at a silence. */
function noteForLinks(
  change: (event: ToggleEvent) => Partial<Participant>,
  message: (event: ToggleEvent) => LinksReceives,
) {
  const { guard, actions } = note(change);
  return { guard, actions: [actions, tellLinks(({ event }) => message(event as ToggleEvent))] };
}
const noteAway = (isAway: boolean) =>
  noteForLinks(() => ({ away: isAway }), ({ userId }) => ({ type: "away", userId, isAway }));
const isMuted = (event: ToggleEvent) => "muted" in event && event.muted;

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
    ...(event.type === "media.device-error" ? [event.failure] : []),
  ],
}));

export const recordRegion = callSetup.createStateConfig({
  initial: "recording",
  states: {
    recording: {
      entry: tellServer(() => ({ type: "webrtc:config:get" })),
      on: {
        "signaling.acked": {
          guard: isAbout("webrtc:config:get"),
          actions: [
            callSetup.assign((step) => ({
              config: eventOf(step, "signaling.acked").ack.config ?? null,
            })),
            tellLinks(({ context }) => ({ type: "configure", config: context.config! })),
          ],
        },
        "signaling.restored": {
          guard: isThisCallIn,
          actions: [
            takeCallFromWelcome,
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
          // This very event ends the call, and the links with it: nobody is left to take a stream.
          { guard: dialsUnheard, actions: [addFailures, reportFailures()] },
          { actions: [...takeStream, addFailures, reportFailures()] },
        ],
        "media.changed": { actions: takeStream },
        "media.failed": { actions: [addFailures, reportFailures()] },
        "media.device-error": { actions: [addFailures, reportFailures()] },

        "link.stream": {
          actions: callSetup.assign((step) => {
            const { userId, stream } = eventOf(step, "link.stream");
            return { remoteStreams: { ...step.context.remoteStreams, [userId]: stream } };
          }),
        },
        "link.connected": {
          actions: callSetup.assign((step) => {
            const { userId } = eventOf(step, "link.connected");
            return { connected: [...without(step.context.connected, userId), userId] };
          }),
        },
        "link.interrupted": {
          actions: callSetup.assign((step) => ({
            connected: without(step.context.connected, eventOf(step, "link.interrupted").userId),
          })),
        },
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
        "quality.measured": {
          actions: tellServer((step) => {
            const { quality, receivingFrom } = eventOf(step, "quality.measured");
            return { type: "call:quality", ...address(step), quality, receivingFrom };
          }),
        },

        "call:ringing": {
          guard: isThisCall,
          actions: callSetup.assign((step) => ({ devices: eventOf(step, "call:ringing").devices })),
        },
        "call:participant-audio-toggle": noteForLinks(
          (event) => ({ muted: isMuted(event) }),
          (event) => ({ type: "muted", userId: event.userId, isMuted: isMuted(event) }),
        ),
        "call:participant-video-toggle": note((event) => ({
          videoEnabled: "enabled" in event ? event.enabled : false,
        })),
        "call:participant-screen-toggle": note((event) => ({
          screenEnabled: "enabled" in event ? event.enabled : false,
        })),
        "call:participant-away": noteAway(true),
        "call:participant-resumed": noteAway(false),
        "call:participant-joined": {
          guard: isThisCall,
          actions: [
            takeCall,
            report((step) => ({
              type: "participant-joined",
              userId: eventOf(step, "call:participant-joined").userId,
            })),
          ],
        },
        "call:participant-left": {
          guard: isThisCall,
          actions: [
            note(() => ({ userStatus: "left" })).actions,
            tellLinks((step) => ({
              type: "close",
              userId: eventOf(step, "call:participant-left").userId,
            })),
            report((step) => {
              const { userId, reason } = eventOf(step, "call:participant-left");
              return { type: "participant-left", userId, reason };
            }),
          ],
        },
      },
    },
  },
});

const resume = tellServer((step) => ({ type: "call:resume", ...address(step) }));

function isThisCallIn({ context, event }: Step): boolean {
  return event.type === "signaling.restored" &&
    event.welcome.calls.some(({ sessionId }) => sessionId === context.call?.sessionId);
}

/** A caller without a microphone, before the server has the call. */
function dialsUnheard({ context, event }: Step): boolean {
  return event.type === "media.opened" && !event.microphone && context.call?.sessionId === null;
}

function without(list: readonly string[], item: string): string[] {
  return list.filter((one) => one !== item);
}

function reportFailures() {
  return callSetup.enqueueActions(({ event, enqueue }) => {
    const failures = "failures" in event
      ? event.failures
      : event.type === "media.device-error"
      ? [event.failure]
      : [];
    for (const failure of failures) enqueue.emit({ type: "device-error", failure });
  });
}
