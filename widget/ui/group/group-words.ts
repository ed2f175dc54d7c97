/** The texts of a call of more than two, in the language of the call around it. */
import type { GroupWords } from "../words/locale.ts";
import { englishGroup } from "../locales/group/en.ts";
import type { Strings } from "../words/strings.ts";
import type { Presence } from "./group-view.ts";

const spoken = new WeakMap<Strings, GroupWords>();

/** Returns the same object every time for the same strings. */
export function groupWordsOf(strings: Strings): GroupWords {
  let words = spoken.get(strings);
  if (!words) {
    const english = { group: englishGroup };
    words = (strings.over?.(english) ?? english).group;
    spoken.set(strings, words);
  }
  return words;
}

/** What to say about somebody's presence; null while all is well. */
export function wordsFor(presence: Presence, strings: Strings): string | null {
  const words = groupWordsOf(strings);
  switch (presence) {
    case "here":
      return null;
    case "dialing":
    case "ringing":
    case "connecting":
    case "reconnecting":
      return strings.status[presence];
    case "away":
      return words.away;
    case "lost":
      return words.lost;
    default:
      return words.absent[presence];
  }
}
