/** What the views and the element read from the machine: plain functions of its snapshot. */
import type { QualityLevel } from "./call-quality.ts";
import type { ActorRefFrom, SnapshotFrom } from "xstate";
import type { Participant } from "../../server/protocol/call.ts";
import type { Person } from "./call-event.ts";
import type { callMachine } from "./call-machine.ts";

export type CallMachineSnapshot = SnapshotFrom<typeof callMachine>;
export type CallActor = ActorRefFrom<typeof callMachine>;

/** The call states of the element's public API. */
export type CallState =
  | "idle"
  | "dialing"
  | "ringing"
  | "incoming"
  | "connecting"
  | "active"
  | "reconnecting"
  | "ended";

export function selectState(snapshot: CallMachineSnapshot): CallState {
  if (snapshot.matches("idle")) return "idle";
  if (snapshot.matches("ended")) return "ended";
  if (snapshot.matches({ live: { phase: { outgoing: "ringing" } } })) return "ringing";
  if (snapshot.matches({ live: { phase: "outgoing" } })) return "dialing";
  if (snapshot.matches({ live: { phase: "incoming" } })) return "incoming";
  if (snapshot.matches({ live: { phase: "active" } })) return "active";
  if (snapshot.matches({ live: { phase: "reconnecting" } })) return "reconnecting";
  return "connecting";
}

export const selectCall = (snapshot: CallMachineSnapshot) => snapshot.context.call;
export const selectEnding = (snapshot: CallMachineSnapshot) => snapshot.context.ending;
export const selectFailure = (snapshot: CallMachineSnapshot) => snapshot.context.failure;
export const selectDeviceFailures = (snapshot: CallMachineSnapshot) =>
  snapshot.context.deviceFailures;
export const selectLocalStream = (snapshot: CallMachineSnapshot) => snapshot.context.localStream;
export const selectRemoteStreams = (snapshot: CallMachineSnapshot) =>
  snapshot.context.remoteStreams;
export const selectRemoteScreens = (snapshot: CallMachineSnapshot) =>
  snapshot.context.remoteScreens;
export const selectAudioBlocked = (snapshot: CallMachineSnapshot) => snapshot.context.audioBlocked;

export const selectMicrophoneOn = (snapshot: CallMachineSnapshot) =>
  snapshot.matches({ live: { microphone: "on" } });

export const selectScreenOn = (snapshot: CallMachineSnapshot) =>
  snapshot.matches({ live: { screen: { sharing: "on" } } });

/** Whether the camera is on, or was asked for and is being opened. */
export const selectCameraOn = (snapshot: CallMachineSnapshot) =>
  snapshot.matches({ live: { camera: "on" } }) ||
  (snapshot.matches({ live: { camera: "opening" } }) &&
    snapshot.context.call?.callType === "video");

/** Whether more than two people are or were invited: once a group, the call stays one. */
export function selectIsGroup({ context: { call } }: CallMachineSnapshot): boolean {
  return call !== null && Math.max(call.participants.length, call.people.length + 1) > 2;
}

/** Everybody else in the call or invited; until the server names them, those this page rings. */
export function othersOf(snapshot: CallMachineSnapshot): (Person & Partial<Participant>)[] {
  const { call, selfId } = snapshot.context;
  if (!call) return [];
  if (call.participants.length === 0) return call.people;
  return call.participants
    .filter((participant) => participant.userId !== selfId)
    .map((participant) => ({ id: participant.userId, ...participant }));
}

/** Whether the connection is so weak that the person should know. */
export const isWeak = (level: QualityLevel | null | undefined): level is "poor" | "lost" =>
  level === "poor" || level === "lost";
