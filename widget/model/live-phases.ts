/** From the accept to the end: connecting, active and reconnecting. */
import { and, assign } from "xstate";
import {
  address,
  endWith,
  meetOthers,
  ownEnding,
  report,
  takeCallFromAck,
  tellServer,
} from "./call-actions.ts";
import { isAlone, isCutOff, isGroup, isLastFailure, isSeating } from "./call-guards.ts";
import { callSetup } from "./call-setup.ts";

const leave = tellServer((step) => ({ type: "call:leave", ...address(step) }));
/** In a group the others may still hear each other, so only this person leaves. */
const endCall = (reason?: "connect-failed" | "connection-lost") =>
  tellServer((step) =>
    isGroup(step)
      ? { type: "call:leave", ...address(step) }
      : { type: "call:end", ...address(step), ...(reason && { reason }) }
  );
const completed = endWith(({ context }) => ownEnding("completed", context.selfId));

/** What hanging up means once the call is answered. */
const hangUpAnswered = {
  "hang-up": { target: "#ended.confirming", actions: [endCall(), completed] },
  "leave": { target: "#ended.confirming", actions: [leave, completed] },
};

/** Whoever joins a call offers to everybody in it; the caller's own offer came with the ring. */
const seated = {
  guard: isSeating,
  actions: [takeCallFromAck, meetOthers, report(() => ({ type: "accepted" as const }))],
};

export const connectingPhase = callSetup.createStateConfig({
  id: "connecting",
  // On a short path media may arrive before the server's news of the accept.
  always: {
    guard: ({ context }) => context.connected.length > 0,
    target: "#active",
    actions: report(() => ({ type: "connected" })),
  },
  on: {
    ...hangUpAnswered,
    "link.connected": {
      target: "#active",
      actions: report(() => ({ type: "connected" })),
    },
    "signaling.acked": seated,
    "signaling.refused": [
      {
        guard: and([isSeating, ({ event }) => event.code === "answered-elsewhere"]),
        target: "#ended.shown",
        actions: endWith(() => ownEnding("answered-elsewhere")),
      },
      {
        guard: isSeating,
        target: "#ended.shown",
        actions: assign(({ event }) => ({
          failure: { kind: "refused" as const, code: event.code, message: event.message },
        })),
      },
    ],
    "link.failed": {
      guard: isLastFailure,
      target: "#ended.confirming",
      actions: [
        endCall("connect-failed"),
        endWith(() => ownEnding("connect-failed"), { kind: "connection", type: "no-media" }),
      ],
    },
  },
});

const lost = [
  endCall("connection-lost"),
  endWith(() => ownEnding("connection-lost")),
];

export const activePhase = callSetup.createStateConfig({
  id: "active",
  always: {
    guard: isCutOff,
    target: "#reconnecting",
    actions: report(() => ({ type: "reconnecting" })),
  },
  on: {
    ...hangUpAnswered,
    "signaling.acked": seated,
    "link.failed": { guard: isLastFailure, target: "#ended.confirming", actions: lost },
  },
});

export const reconnectingPhase = callSetup.createStateConfig({
  id: "reconnecting",
  // The person waited for has left, and somebody else still rings.
  always: { guard: isAlone, target: "#active", actions: report(() => ({ type: "reconnected" })) },
  on: {
    ...hangUpAnswered,
    "link.connected": {
      target: "#active",
      actions: report(() => ({ type: "reconnected" })),
    },
    "link.failed": { guard: isLastFailure, target: "#ended.confirming", actions: lost },
  },
});
