/** Who is shown in a call of more than two, and how each is doing, selected from the snapshot. */
import {
  type CallMachineSnapshot,
  othersOf,
  selectCall,
  selectLocalStream,
} from "../../model/call-selectors.ts";
import { type OwnDevices, selectOwnDevices } from "../kit/controls.ts";
import { type Face, faceOf } from "../kit/face.ts";
import type { Absence } from "../words/locale.ts";

/** Whether and how somebody is present. */
export type Presence =
  | "here"
  | "dialing"
  | "ringing"
  | "connecting"
  | "reconnecting"
  | "lost"
  | "away"
  | Absence;

/** One of the other people. */
export interface Somebody extends Face {
  presence: Presence;
}

export interface GroupView {
  people: Somebody[];
  own: OwnDevices;
  stream: MediaStream | null;
  isVideo: boolean;
  isAnswered: boolean;
}

type Other = ReturnType<typeof othersOf>[number];

const ABSENCES: readonly string[] = ["declined", "no-answer", "busy", "offline", "unavailable"];

/** Whether they will not join. */
export const isAbsent = (presence: Presence): presence is Absence => ABSENCES.includes(presence);

/** Returns null where there is no call. People who have left are not included. */
export function selectGroup(snapshot: CallMachineSnapshot): GroupView | null {
  const call = selectCall(snapshot);
  if (!call) return null;
  const own = selectOwnDevices(snapshot);
  return {
    people: othersOf(snapshot)
      .filter(({ userStatus }) => userStatus !== "left")
      .map((other) => ({
        ...faceOf(snapshot, other),
        presence: presenceOf(snapshot, other),
      })),
    own,
    stream: selectLocalStream(snapshot),
    isVideo: own.isVideo,
    isAnswered: call.answeredAtMs !== null,
  };
}

/** Whether and how one of the other people is present. */
export function presenceOf(
  { context }: CallMachineSnapshot,
  { id, userStatus, away }: Other,
): Presence {
  switch (userStatus) {
    case "rejected":
      return context.unavailable.includes(id) ? "unavailable" : "declined";
    case "missed":
      return "no-answer";
    case "busy":
    case "offline":
    case "ringing":
      return userStatus;
    case "joined": {
      if (away) return "away";
      const trouble = context.troubles[id];
      if (trouble) return trouble === "failed" ? "lost" : "reconnecting";
      return context.connected.includes(id) ? "here" : "connecting";
    }
    default:
      return "dialing";
  }
}
