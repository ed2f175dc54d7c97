/** What views and the element read of the machine, as plain functions of its snapshot. */
import type { QualityLevel } from "./call-quality.ts";
import type { ActorRefFrom, SnapshotFrom } from "xstate";
import type { Participant } from "../../server/protocol/call.ts";
import type { Person } from "./call-event.ts";
import type { callMachine } from "./call-machine.ts";

export type CallMachineSnapshot = SnapshotFrom<typeof callMachine>;
export type CallActor = ActorRefFrom<typeof callMachine>;

/** The states of the element's contract. */
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

/** On, or asked for and on its way. */
export const selectCameraOn = (snapshot: CallMachineSnapshot) =>
  snapshot.matches({ live: { camera: "on" } }) ||
  (snapshot.matches({ live: { camera: "opening" } }) &&
    snapshot.context.call?.callType === "video");

/** More than two are or were to be in it: once a group, it stays one. */
export function selectIsGroup({ context: { call } }: CallMachineSnapshot): boolean {
  return call !== null && Math.max(call.participants.length, call.people.length + 1) > 2;
}

/** Whoever else is, or is asked to be, in the call; before the server names them, whom we rang. */
export function othersOf(snapshot: CallMachineSnapshot): (Person & Partial<Participant>)[] {
  const { call, selfId } = snapshot.context;
  if (!call) return [];
  if (call.participants.length === 0) return call.people;
  return call.participants
    .filter((participant) => participant.userId !== selfId)
    .map((participant) => ({ id: participant.userId, ...participant }));
}

/** So little comes through that one should know. */
export const isWeak = (level: QualityLevel | null | undefined): level is "poor" | "lost" =>
  level === "poor" || level === "lost";
