/** From the accept to the end: the link comes, holds, is lost and comes back. */
import { and, assign, not } from "xstate";
import {
  address,
  endWith,
  ownEnding,
  report,
  takeCallFromAck,
  tellServer,
} from "./call-actions.ts";
import { isAbout, isGroup, isLastLink } from "./call-guards.ts";
import { callSetup } from "./call-setup.ts";

const leave = tellServer((step) => ({ type: "call:leave", ...address(step) }));
const endCall = (reason?: "connect-failed" | "connection-lost") =>
  tellServer((step) => ({ type: "call:end", ...address(step), ...(reason && { reason }) }));
const completed = endWith(({ context }) => ownEnding("completed", context.selfId));

/** What Hang up means once the call is answered. */
export const hangUpAnswered = {
  "hang-up": [
    { guard: isGroup, target: "#ended.confirming", actions: [leave, completed] },
    { target: "#ended.confirming", actions: [endCall(), completed] },
  ],
  "leave": { target: "#ended.confirming", actions: [leave, completed] },
};

const seated = {
  guard: isAbout("call:accept"),
  actions: [takeCallFromAck, report(() => ({ type: "accepted" as const }))],
};

export const connectingPhase = callSetup.createStateConfig({
  id: "connecting",
  // On a short path the answer and the media may overtake the server's word of the accept.
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
        guard: and([isAbout("call:accept"), ({ event }) => event.code === "answered-elsewhere"]),
        target: "#ended.shown",
        actions: endWith(() => ownEnding("answered-elsewhere")),
      },
      {
        guard: isAbout("call:accept"),
        target: "#ended.shown",
        actions: assign(({ event }) => ({
          failure: { kind: "refused" as const, code: event.code, message: event.message },
        })),
      },
    ],
    "link.failed": {
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
  on: {
    ...hangUpAnswered,
    "signaling.acked": seated,
    "link.interrupted": {
      guard: isLastLink,
      target: "#reconnecting",
      actions: report(() => ({ type: "reconnecting" })),
    },
    "link.failed": { guard: not(isGroup), target: "#ended.confirming", actions: lost },
  },
});

export const reconnectingPhase = callSetup.createStateConfig({
  id: "reconnecting",
  on: {
    ...hangUpAnswered,
    "link.connected": {
      target: "#active",
      actions: report(() => ({ type: "reconnected" })),
    },
    "link.failed": { guard: not(isGroup), target: "#ended.confirming", actions: lost },
  },
});
