/**
 * Who is in the call, who rings, and whose media arrives: what the context keeps about the others,
 * and what the links have to know about them.
 */
import {
  address,
  eventOf,
  meetOthers,
  report,
  type Step,
  takeCall,
  tellLinks,
} from "./call-actions.ts";
import { isLastFailure, isSeated, isThisCall, mayBeThisCall } from "./call-guards.ts";
import type { CallEvent } from "./call-event.ts";
import { callSetup } from "./call-setup.ts";
import { type LiveCall, withParticipant } from "./live-call.ts";
import type { Participant } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import type { LinksReceives } from "./ports.ts";

type AboutSomebody = Extract<CallEvent, { sessionId: string; userId: string }>;

/** Updates one participant from an event about them. */
const note = (change: (event: AboutSomebody) => Partial<Participant>) =>
  callSetup.assign(({ context, event }: Step) => {
    const about = event as AboutSomebody;
    return { call: withParticipant(context.call as LiveCall, about.userId, change(about)) };
  });

/** The host page may draw the participants itself. */
const reportChange = report(({ event }) => ({
  type: "participant-change",
  userId: "rejectedBy" in event ? event.rejectedBy : (event as AboutSomebody).userId,
}));

/** Notes the change and tells the links, which have to know whether a silence is a cut. */
const noteForLinks = (
  change: (event: AboutSomebody) => Partial<Participant>,
  message: (event: AboutSomebody) => LinksReceives,
) => ({
  guard: isThisCall,
  actions: [
    note(change),
    reportChange,
    tellLinks(({ event }) => message(event as AboutSomebody)),
  ],
});
const noteAway = (isAway: boolean) =>
  noteForLinks(
    (event) => ({
      away: isAway,
      awayReason: event.type === "call:participant-away" ? event.reason : undefined,
    }),
    ({ userId }) => ({ type: "away", userId, isAway }),
  );
const isMuted = (event: AboutSomebody) => "muted" in event && event.muted;
const isEnabled = (event: AboutSomebody) => "enabled" in event && event.enabled;

/** Keeps the caller's link to the person who has answered; the others wait for that one's offer. */
const keepAnswered = tellLinks((step) => {
  const { acceptedBy, connectionId } = eventOf(step, "call:accepted");
  const { callType } = step.context.call!;
  return { type: "answered", ...address(step), callType, userId: acceptedBy, connectionId };
});

const takeAnswer = callSetup.enqueueActions(({ context, event, enqueue }) => {
  const userId = eventOf({ context, event }, "call:accepted").acceptedBy;
  enqueue(takeCall);
  if (userId === context.selfId) return;
  enqueue(keepAnswered);
});

const takeRinging = callSetup.enqueueActions((step) => {
  const { devices } = eventOf(step, "call:ringing");
  step.enqueue(takeCall);
  step.enqueue.assign({ devices });
  step.enqueue(tellLinks((now) => ({
    type: "ring",
    ...address(now),
    callType: now.context.call!.callType,
    devices,
  })));
});

const STATUS_OF = {
  declined: "rejected",
  unavailable: "rejected",
  busy: "busy",
  offline: "offline",
};

const takeRefusal = callSetup.assign((step: Step) => {
  const { rejectedBy, reason } = eventOf(step, "call:rejected");
  const { call, unavailable } = step.context;
  const userStatus = STATUS_OF[reason] as Participant["userStatus"];
  return {
    call: withParticipant(call!, rejectedBy, { userStatus }),
    unavailable: reason === "unavailable" ? [...unavailable, rejectedBy] : unavailable,
  };
});

/** The context without this person's media: none arrives, and none is expected. */
function withoutMedia({ context }: Step, userId: UserId) {
  const { [userId]: _trouble, ...troubles } = context.troubles;
  const { [userId]: _stream, ...remoteStreams } = context.remoteStreams;
  const { [userId]: _screen, ...remoteScreens } = context.remoteScreens;
  const connected = context.connected.filter((id) => id !== userId);
  return { connected, troubles, remoteStreams, remoteScreens };
}

const noteTrouble = (trouble: "interrupted" | "failed") =>
  callSetup.assign((step: Step) => {
    const { userId } = step.event as Extract<CallEvent, { type: `link.${string}`; userId: UserId }>;
    const { connected } = withoutMedia(step, userId);
    return { connected, troubles: { ...step.context.troubles, [userId]: trouble } };
  });

/** Closes the link to this one person, to start again while the call goes on with the others. */
const closeFailed = tellLinks((step) => ({
  type: "close",
  userId: eventOf(step, "link.failed").userId,
}));

/** In a call that began with voice, people are asked to turn on the camera, never forced. */
const notePicture = callSetup.assign((step: Step) => {
  const { userId, enabled } = eventOf(step, "call:participant-video-toggle");
  const { call, selfId, cameraOffer } = step.context;
  const isNew = enabled && isSeated(step) && call!.callType === "voice";
  const isOver = !enabled && cameraOffer?.kind === "join" && cameraOffer.userId === userId;
  return {
    call: {
      ...withParticipant(call!, userId, { videoEnabled: enabled }),
      ...(isNew && { callType: "video" as const }),
    },
    ...(isNew && userId !== selfId && { cameraOffer: { kind: "join" as const, userId } }),
    ...(isOver && { cameraOffer: null }),
  };
});

/** The context region's events about the other people. */
export const peopleEvents = {
  "call:accepted": { guard: isThisCall, actions: takeAnswer },
  "call:ringing": { guard: isThisCall, actions: takeRinging },
  "call:outgoing": { guard: isThisCall, actions: takeCall },
  "call:rejected": { guard: mayBeThisCall, actions: [takeRefusal, reportChange] },
  "call:participant-audio-toggle": noteForLinks(
    (event) => ({ muted: isMuted(event) }),
    (event) => ({ type: "muted", userId: event.userId, isMuted: isMuted(event) }),
  ),
  "call:participant-video-toggle": { guard: isThisCall, actions: [notePicture, reportChange] },
  "call:participant-screen-toggle": {
    guard: isThisCall,
    actions: [note((event) => ({ screenEnabled: isEnabled(event) })), reportChange],
  },
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
      note(() => ({ userStatus: "left" })),
      callSetup.assign((step: Step) =>
        withoutMedia(step, eventOf(step, "call:participant-left").userId)
      ),
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

  "quality.person": {
    actions: callSetup.assign((step: Step) => {
      const { userId, level } = eventOf(step, "quality.person");
      return { qualities: { ...step.context.qualities, [userId]: level } };
    }),
  },
  "link.stream": {
    actions: callSetup.assign((step: Step) => {
      const { userId, stream, screen } = eventOf(step, "link.stream");
      const { remoteStreams, remoteScreens } = step.context;
      const { [userId]: _, ...otherScreens } = remoteScreens;
      return {
        remoteStreams: { ...remoteStreams, [userId]: stream },
        remoteScreens: { ...otherScreens, ...(screen && { [userId]: screen }) },
      };
    }),
  },
  "link.connected": {
    actions: callSetup.assign((step: Step) => {
      const { userId } = eventOf(step, "link.connected");
      const { connected, troubles } = withoutMedia(step, userId);
      return { connected: [...connected, userId], troubles };
    }),
  },
  "link.interrupted": { actions: noteTrouble("interrupted") },
  "link.failed": [
    // This same event ends the call, and the links with it.
    { guard: isLastFailure, actions: noteTrouble("failed") },
    { actions: [noteTrouble("failed"), closeFailed, meetOthers] },
  ],
};
