/** People as the screens show them, selected from the machine's snapshot. */
import type { AwayReason, Participant } from "../../../server/protocol/call.ts";
import type { QualityLevel } from "../../model/call-quality.ts";
import {
  type CallMachineSnapshot,
  othersOf,
  selectCall,
  selectRemoteScreens,
  selectRemoteStreams,
} from "../../model/call-selectors.ts";
import type { Strings } from "../words/strings.ts";

/** Anybody an avatar can be drawn for. */
export interface Portrayed {
  id: string;
  name: string;
  picture?: string | undefined;
}

/** Another person in the call. */
export interface Face extends Portrayed {
  muted: boolean;
  /** Their camera is on. */
  showing: boolean;
  /** The screen they share; null where they share none or it has not arrived yet. */
  screen: MediaStream | null;
  /** Why their seat waits for them; null while they are present or can still be heard. */
  away: AwayReason | null;
  stream: MediaStream | null;
  /** How well the connection to them carries the call; null until measured. */
  quality: QualityLevel | null;
}

/** The others to show: those who have joined, else the caller, else everybody who is rung. */
export function selectFaces(snapshot: CallMachineSnapshot): Face[] {
  const others = othersOf(snapshot);
  const callerId = snapshot.context.call?.callerId;
  const joined = others.filter(({ userStatus }) => userStatus === "joined");
  const called = others.filter(({ id }) => id === callerId);
  const shown = joined.length > 0 ? joined : called.length > 0 ? called : others;
  return shown.map((other) => faceOf(snapshot, other));
}

/** The same people with only what is drawn before the answer, which the answer does not change. */
export const selectPortraits = (snapshot: CallMachineSnapshot): Portrayed[] =>
  selectFaces(snapshot).map(({ id, name, picture }) => ({ id, name, picture }));

/** What is shown of one other person. */
export function faceOf(
  snapshot: CallMachineSnapshot,
  other: ReturnType<typeof othersOf>[number],
): Face {
  return {
    id: other.id,
    name: other.name,
    picture: other.picture,
    muted: other.muted ?? false,
    showing: other.videoEnabled ?? false,
    screen: (other.screenEnabled && selectRemoteScreens(snapshot)[other.id]) || null,
    away: awayOf(other, snapshot.context.connected),
    stream: selectRemoteStreams(snapshot)[other.id] ?? null,
    quality: snapshot.context.qualities[other.id] ?? null,
  };
}

/**
 * Somebody whose connection to the server is lost may still be heard, as sound takes another way.
 * Somebody muted gives no such evidence, and so counts as lost.
 */
function awayOf(
  { id, away, awayReason, muted }: { id: string } & Partial<Participant>,
  connected: readonly string[],
): AwayReason | null {
  if (!away) return null;
  if (awayReason === "changing-page") return awayReason;
  return connected.includes(id) && !muted ? null : "connection-lost";
}

/** Whether there is more to show than voices: it is a video call, or somebody shares a screen. */
export const hasPictures = (snapshot: CallMachineSnapshot, faces: readonly Face[]): boolean =>
  selectCall(snapshot)?.callType === "video" || faces.some(({ screen }) => screen !== null);

/** A face's name, or the word for somebody without one. */
export const nameOf = ({ name }: { name: string }, strings: Strings): string =>
  name.trim() || strings.someone;

/** The names of all these faces, joined. */
export const namesOf = (faces: readonly { name: string }[], strings: Strings): string =>
  strings.people(faces.map((face) => nameOf(face, strings)));
