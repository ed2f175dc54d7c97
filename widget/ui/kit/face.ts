/** People as the screens show them, drawn from what the machine knows. */
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

/** Whoever an avatar can be drawn of. */
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
  /** What they share; null where they do not, or where it is not here yet. */
  screen: MediaStream | null;
  /** Why the seat waits for them; null while they are here, or can be heard all the same. */
  away: AwayReason | null;
  stream: MediaStream | null;
  /** How well the connection to them carries the call; null until that is measured. */
  quality: QualityLevel | null;
}

/** The others to show: those with a seat, or before anybody has one, whoever rings or calls. */
export function selectFaces(snapshot: CallMachineSnapshot): Face[] {
  const others = othersOf(snapshot);
  const callerId = snapshot.context.call?.callerId;
  const joined = others.filter(({ userStatus }) => userStatus === "joined");
  const called = others.filter(({ id }) => id === callerId);
  const shown = joined.length > 0 ? joined : called.length > 0 ? called : others;
  return shown.map((other) => faceOf(snapshot, other));
}

/** The same people as they are drawn before the answer: nothing of that changes with it. */
export const selectPortraits = (snapshot: CallMachineSnapshot): Portrayed[] =>
  selectFaces(snapshot).map(({ id, name, picture }) => ({ id, name, picture }));

/** What is seen of one of them. */
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

/** A lost way to the server says nothing of the sound, which takes another; but where none is to be heard, nothing speaks against it. */
function awayOf(
  { id, away, awayReason, muted }: { id: string } & Partial<Participant>,
  connected: readonly string[],
): AwayReason | null {
  if (!away) return null;
  if (awayReason === "changing-page") return awayReason;
  return connected.includes(id) && !muted ? null : "connection-lost";
}

/** Whether there is more to look at than faces that talk: it was called by video, or a screen is shown. */
export const hasPictures = (snapshot: CallMachineSnapshot, faces: readonly Face[]): boolean =>
  selectCall(snapshot)?.callType === "video" || faces.some(({ screen }) => screen !== null);

/** The name of a face, or the word for somebody without one. */
export const nameOf = ({ name }: { name: string }, strings: Strings): string =>
  name.trim() || strings.someone;

/** The names of all these faces, as one. */
export const namesOf = (faces: readonly { name: string }[], strings: Strings): string =>
  strings.people(faces.map((face) => nameOf(face, strings)));
