/** Calls that ring while another is on the screen: each waits for its turn, until it ends. */
import type { CallSnapshot } from "../../server/protocol/call.ts";
import { eventOf, isNews, type Step, tellLinks, tellServer } from "./call-actions.ts";
import { type CallContext, callSetup } from "./call-setup.ts";
import { callFromSnapshot } from "./live-call.ts";
import type { WebrtcSignal } from "./ports.ts";

/** Of more signals than this the oldest are dropped; the call then connects later. */
const SIGNALS_MAX = 100;

/** The calls that ring behind the one on the screen. */
export function callsBehind({ call, waiting }: CallContext): CallSnapshot[] {
  return waiting.map((ring) => ring.call).filter(({ sessionId }) => sessionId !== call?.sessionId);
}

/** A call other than the one on the screen is ringing. */
export function hasWaiting({ context }: Pick<Step, "context">): boolean {
  return callsBehind(context).length > 0;
}

export const letWait = callSetup.assign((step: Step) => ({
  waiting: [...step.context.waiting, { call: eventOf(step, "call:incoming").call, signals: [] }],
}));

export const stopWaiting = callSetup.assign(({ context, event }: Step) => ({
  waiting: context.waiting.filter((ring) =>
    !("sessionId" in event) || ring.call.sessionId !== event.sessionId
  ),
}));

/** Declines one of them, and keeps the call on the screen. */
export const rejectWaiting = {
  actions: [
    tellServer((step) => {
      const { sessionId, chatId } = eventOf(step, "reject-waiting");
      return { type: "call:reject", sessionId, chatId };
    }),
    stopWaiting,
  ],
};

/** Calls that were waiting behind this one no longer ring here. */
export const forgetWaiting = callSetup.assign({ waiting: [] });

/** What rings by the welcome: rings may have begun and ended while the line was down. */
export const waitAsWelcomed = callSetup.assign((step: Step) => {
  const { context, event } = step;
  if (event.type !== "signaling.restored") return {};
  const waiting = event.welcome.calls
    .filter((call) => isNews(context, call) && call.sessionId !== context.call?.sessionId)
    .map((call) => {
      const before = context.waiting.find((ring) => ring.call.sessionId === call.sessionId);
      return { call, signals: before?.signals ?? [] };
    });
  return { waiting };
});

/** The next one rings. It stays in the list until it is over, because of its signals. */
export const takeWaiting = callSetup.assign(({ context }) => ({
  call: callFromSnapshot(context.selfId, context.waiting[0].call, 0),
}));

/** The links of the call on the screen have no use for a waiting call's signal. */
export const keepSignal = callSetup.assign(({ context, event }: Step) => {
  const signal = event as WebrtcSignal;
  return {
    waiting: context.waiting.map((ring) =>
      ring.call.sessionId === signal.sessionId
        ? { ...ring, signals: [...ring.signals, signal].slice(-SIGNALS_MAX) }
        : ring
    ),
  };
});

/** Gives the links what came for this call while it was waiting. */
export const passKeptSignals = callSetup.enqueueActions(({ context, enqueue }) => {
  const { call, waiting } = context;
  const kept = waiting.find((ring) => ring.call.sessionId === call?.sessionId);
  for (const signal of kept?.signals ?? []) {
    enqueue(tellLinks(() => ({ type: "signal", signal, early: call!.early })));
  }
});
