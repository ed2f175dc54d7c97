/** Actions that several states of the call machine share, typed by the port they send to. */
import type { CallSnapshot } from "../../server/protocol/call.ts";
import type { CallEvent, CallNews, ScheduleEvent } from "./call-event.ts";
import type { CallFailure } from "./call-failure.ts";
import { type CallContext, callSetup, emptyContext } from "./call-setup.ts";
import { type CallEnding, callFromSnapshot, peopleToMeet, ringsFor } from "./live-call.ts";
import type { LinksReceives, LocalMediaReceives, OutgoingMessage } from "./ports.ts";

export interface Step {
  context: CallContext;
  event: CallEvent;
}

/** Sends a message to the server. */
export const tellServer = (build: (step: Step) => OutgoingMessage) =>
  callSetup.sendTo("signaling", (step: Step) => ({ type: "send", message: build(step) }));

/** Sends a request to the microphone and the camera. */
export const tellMedia = (build: (step: Step) => LocalMediaReceives) =>
  callSetup.sendTo("localMedia", build);

/** Opens the devices that the call's type needs, unless `wish` says otherwise. */
export const openDevices = (
  wish: (step: Step) => Partial<Extract<LocalMediaReceives, { type: "open" }>> = () => ({}),
) =>
  tellMedia((step) => ({
    type: "open",
    audio: true,
    video: step.context.call?.callType === "video",
    media: step.context.config?.media ?? null,
    ...wish(step),
  }));

/** Sends a request to the links to the other devices. */
export const tellLinks = (build: (step: Step) => LinksReceives) => callSetup.sendTo("links", build);

/** Emits news to whoever embeds the machine. */
export const report = (build: (step: Step) => CallNews) => callSetup.emit(build);

/** Passes news of scheduled calls on: the machine has nothing to do with them until they begin. */
export const passOnSchedule = {
  actions: report(({ event }) => ({ type: "schedule", event: event as ScheduleEvent })),
};

/** The event, narrowed to the type that the transition is for; throws for any other. */
export function eventOf<Type extends CallEvent["type"]>(
  { event }: Step,
  type: Type,
): Extract<CallEvent, { type: Type }> {
  if (event.type !== type) {
    throw new Error(`Cannot read the event as ${type}: current value is ${event.type}`);
  }
  return event as Extract<CallEvent, { type: Type }>;
}

/** The ids that every message about a call carries. */
export function address({ context: { call } }: Step): { sessionId: string; chatId: string } {
  if (!call?.sessionId) {
    throw new Error(`Cannot address the call as a message: current value is ${call?.sessionId}`);
  }
  return { sessionId: call.sessionId, chatId: call.chatId };
}

/** Notes how the call ended as far as this page knows, until the server says. */
export const endWith = (build: (step: Step) => CallEnding | null, failure?: CallFailure) =>
  callSetup.assign((step: Step) => ({
    ending: build(step),
    ...(failure === undefined ? {} : { failure }),
  }));

/** An ending that this page alone has decided: no duration is known. */
export const ownEnding = (
  reason: CallEnding["reason"],
  endedBy: string | null = null,
): CallEnding => ({ reason, durationSeconds: 0, endedBy });

/** Resets the context for the next call. */
export const forget = callSetup.assign(({ context }) => {
  const { selfId, returning, call, dials, ignored } = context;
  const waiting = context.waiting.filter((ring) => ring.call.sessionId !== call?.sessionId);
  return { ...emptyContext(selfId, returning), dials, waiting, ignored };
});

/** Takes the call from the ack of an accept, a join or a glare. */
export const takeCallFromAck = callSetup.assign((step: Step) => {
  const { ack, receivedAtMs } = eventOf(step, "signaling.acked");
  if (!ack.call) return {};
  return { call: callFromSnapshot(step.context.selfId, ack.call, receivedAtMs) };
});

/** The call as the server described it in the event. */
export const takeCall = callSetup.assign((step: Step) => {
  const { event } = step;
  if (!("call" in event) || !event.call) return {};
  return { call: callFromSnapshot(step.context.selfId, event.call, event.receivedAtMs) };
});

/** Offers to everybody else in the call; an existing link stays. */
export const meetOthers = tellLinks((step: Step) => ({
  type: "meet",
  ...address(step),
  callType: step.context.call!.callType,
  people: peopleToMeet(step.context.selfId, step.context.call!),
}));

/** Whether a call rings for this person and was not ignored here. */
export function isNews({ selfId, ignored }: CallContext, call: CallSnapshot): boolean {
  return ringsFor(selfId, call) && !ignored.includes(call.sessionId);
}

/** Takes the call on this page from the welcome, or else one that rings here. */
export const takeCallFromWelcome = callSetup.assign((step: Step) => {
  const { call, selfId } = step.context;
  const { welcome, receivedAtMs } = eventOf(step, "signaling.restored");
  const snapshot = welcome.calls.find(({ sessionId }) => sessionId === call?.sessionId) ??
    welcome.calls.find((candidate) => isNews(step.context, candidate));
  return snapshot ? { call: callFromSnapshot(selfId, snapshot, receivedAtMs) } : {};
});
