/** The guards of the call machine's transitions. */
import type { Step } from "./call-actions.ts";
import { eventOf, isNews } from "./call-actions.ts";
import type { CallEvent } from "./call-event.ts";
import { hasJoined, isSeatedIn, joinedOthers } from "./live-call.ts";
import type { OutgoingMessage } from "./ports.ts";

/** The event is about the call on this page. */
export function isThisCall({ context, event }: Step): boolean {
  return "sessionId" in event && event.sessionId !== undefined &&
    event.sessionId === context.call?.sessionId;
}

/** The event is, or may be, about the call on this page: a dial has no session id yet. */
export function mayBeThisCall(step: Step): boolean {
  return isThisCall(step) || step.context.call?.sessionId === null;
}

/** The person has a seat, as a caller or in a call, but another connection holds it. */
export function needsResume(step: Step): boolean {
  const { selfId, call } = step.context;
  const { welcome } = eventOf(step, "signaling.restored");
  const snapshot = welcome.calls.find(({ sessionId }) => sessionId === call?.sessionId);
  return snapshot !== undefined && snapshot.seatConnectionId !== welcome.connectionId &&
    hasJoined(selfId, snapshot.participants);
}

/** The ack or refusal answers this type of request; with several dials, the last one. */
export const isAbout = (re: OutgoingMessage["type"]) => ({ context, event }: Step): boolean =>
  "re" in event && event.re === re &&
  (!("tag" in event) || event.tag === undefined || event.tag === context.dials);

/** The event answers this page's request for a seat in this call, not one in an earlier call. */
export function isSeating(step: Step): boolean {
  const { context: { call }, event } = step;
  if (!isAbout("call:accept")(step) && !isAbout("call:join")(step)) return false;
  const seat = event.type === "signaling.acked" ? event.ack.call?.sessionId : undefined;
  return hasSession(step) && (seat ?? call!.sessionId) === call!.sessionId;
}

/** The ack of a dial that the person has given up or repeated in the meantime. */
export function isLateDial({ context, event }: Step): boolean {
  return event.type === "signaling.acked" && event.re === "call:initiate" &&
    event.ack.sessionId !== undefined && event.ack.sessionId !== context.call?.sessionId;
}

/** The server merged our dial with a call that was already ringing here. */
export function isGlare(step: Step): boolean {
  const { event } = step;
  return isAbout("call:initiate")(step) && event.type === "signaling.acked" &&
    event.ack.accepted === true;
}

/** At least one device of another person rings now. */
export function hasDevices(step: Step): boolean {
  return isThisCall(step) && eventOf(step, "call:ringing").devices.length > 0;
}

/** Nobody's media arrives, and somebody's was interrupted. */
export function isCutOff({ context: { call, selfId, connected, troubles } }: Step): boolean {
  return call !== null && connected.length === 0 &&
    joinedOthers(selfId, call).some(({ userId }) => troubles[userId] === "interrupted");
}

/** Nobody else holds a seat: this page waits for somebody who is being rung. */
export function isAlone({ context: { call, selfId } }: Step): boolean {
  return call !== null && joinedOthers(selfId, call).length === 0;
}

/** With this failure, the links to all the others have failed. */
export function isLastFailure(step: Step): boolean {
  const { call, selfId, troubles } = step.context;
  const failed = eventOf(step, "link.failed").userId;
  return joinedOthers(selfId, call!).every(({ userId }) =>
    userId === failed || troubles[userId] === "failed"
  );
}

/** More than two people are in the call or rung. */
export function isGroup({ context }: Step): boolean {
  const present = context.call?.participants.filter(({ userStatus }) =>
    userStatus === "joined" || userStatus === "ringing"
  );
  return present !== undefined && present.length > 2;
}

/** The server has the call, so that there is something to cancel. */
export function hasSession({ context }: Step): boolean {
  return typeof context.call?.sessionId === "string";
}

/** The person is in the call, and it is answered. */
export function isSeated({ context: { call, selfId } }: Step): boolean {
  return call !== null && isSeatedIn(selfId, call);
}

export function isVideoCall({ context }: Step): boolean {
  return context.call?.callType === "video";
}

/** The browser opens the devices without asking, so the seat can be taken at once. */
export function isGranted({ event }: Step): boolean {
  return event.type === "media.opening" && event.granted;
}

/** The welcome after a reconnect names a call that rings here. */
export function ringsHere({ context, event }: Step): boolean {
  return event.type === "signaling.restored" &&
    event.welcome.calls.some((call) => isNews(context, call));
}

/** The welcome after a reconnect no longer names the call on this page. */
export function callIsGone({ context, event }: Step): boolean {
  return event.type === "signaling.restored" && context.call?.sessionId != null &&
    event.welcome.calls.every((call) => call.sessionId !== context.call?.sessionId);
}

/**
 * The welcome after a reconnect has one of this person's switches wrong: a change made while the
 * line was down never arrived, and a restarted server knows of none.
 */
export const isMisstated =
  (flag: "muted" | "videoEnabled" | "screenEnabled", right: (step: Step) => boolean) =>
  (step: Step): boolean => {
    const { call, selfId } = step.context;
    return step.event.type === "signaling.restored" && isSeated(step) &&
      step.event.welcome.calls.some(({ sessionId, participants }) =>
        sessionId === call!.sessionId &&
        participants.some((one) => one.userId === selfId && one[flag] !== right(step))
      );
  };

/** The toggle wants this state: it has no `force`, or a `force` with the same value. */
export const wants = (on: boolean) => ({ event }: { event: CallEvent }): boolean =>
  "force" in event && event.force !== undefined ? event.force === on : true;
