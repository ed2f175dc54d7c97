/** Who has joined, left or been rung since the last announcement, and the sentence that says so. */
import { type CallMachineSnapshot, othersOf } from "../../model/call-selectors.ts";
import { namesOf, type Portrayed } from "../kit/face.ts";
import type { Absence } from "../words/locale.ts";
import type { Strings } from "../words/strings.ts";
import { isAbsent, presenceOf } from "./group-view.ts";
import { groupWordsOf } from "./group-words.ts";

/** Somebody's status in the call, whatever their connection is doing. */
export type Standing = "in" | "rung" | "left" | Absence;

/** One of the other people. */
export interface Attendee extends Portrayed {
  standing: Standing;
}

/** All other people of the call. */
export function attendeesOf(snapshot: CallMachineSnapshot): Attendee[] {
  return othersOf(snapshot).map((other) => ({
    id: other.id,
    name: other.name,
    standing: standingOf(snapshot, other),
  }));
}

function standingOf(
  snapshot: CallMachineSnapshot,
  other: ReturnType<typeof othersOf>[number],
): Standing {
  if (other.userStatus === "left") return "left";
  const presence = presenceOf(snapshot, other);
  if (isAbsent(presence)) return presence;
  return presence === "ringing" || presence === "dialing" ? "rung" : "in";
}

/** The order of the announcement: those who join come before those who do not. */
const ORDER: readonly Standing[] = [
  "in",
  "left",
  "rung",
  "declined",
  "no-answer",
  "busy",
  "offline",
  "unavailable",
];

/**
 * Returns one sentence about everybody whose standing differs from what was told; empty where
 * nobody's does. `isOpening`: the people in the call are those with whom it has begun here.
 */
export function newsOf(
  people: readonly Attendee[],
  told: ReadonlyMap<string, Standing>,
  isOpening: boolean,
  strings: Strings,
): string {
  const changed = people.filter(({ id, standing }) => told.get(id) !== standing);
  const parts = ORDER.flatMap((standing) => {
    const those = changed.filter((one) => one.standing === standing);
    return those.length > 0 ? [sentenceOf(standing, those, isOpening, strings)] : [];
  });
  return new Intl.ListFormat(strings.lang, { type: "unit" }).format(parts);
}

function sentenceOf(
  standing: Standing,
  people: Attendee[],
  isOpening: boolean,
  strings: Strings,
): string {
  const words = groupWordsOf(strings);
  const names = namesOf(people, strings);
  const isOne = people.length === 1;
  switch (standing) {
    case "in":
      if (isOpening) return strings.announce("active", names);
      return named(isOne ? words.joined : words.manyJoined, names);
    case "left":
      return named(isOne ? words.left : words.manyLeft, names);
    case "rung":
      return strings.announce("ringing", names);
    default:
      return `${names}: ${words.absent[standing]}`;
  }
}

const named = (text: string, name: string): string => text.replace("{name}", () => name);
