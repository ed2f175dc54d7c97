/** The texts of scheduled calls: their own, those shared with the call, and lists of names. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import type { Strings } from "../words/strings.ts";
import { othersOf } from "./schedule-view.ts";
import type { ScheduleWords } from "./schedule-words.ts";

export interface ScheduleStrings extends ScheduleWords {
  /** A BCP 47 tag, for days, times and lists. */
  lang: string;
  call: Record<CallType, string>;
  someone: string;
  /** "Call with …" */
  callWith(name: string): string;
  joinCall: string;
}

/** Adds the texts of scheduled calls to those of the call that they share. */
export const scheduleStringsOf = (strings: Strings, words: ScheduleWords): ScheduleStrings => ({
  ...words,
  lang: strings.lang,
  call: strings.call,
  someone: strings.someone,
  callWith: strings.callWith,
  joinCall: strings.joinCall,
});

/** The names of these people, joined. */
export const namesIn = (
  people: readonly { name: string }[],
  { lang, someone }: Pick<ScheduleStrings, "lang" | "someone">,
): string =>
  people.length === 0 ? someone : new Intl.ListFormat(lang, { type: "conjunction" })
    .format(people.map(({ name }) => name.trim() || someone));

/** The name of a call: its title, or the people in it. */
export const nameOfCall = (
  call: ScheduledCall,
  selfId: string,
  strings: ScheduleStrings,
): string => call.title?.trim() || strings.callWith(namesIn(othersOf(call, selfId), strings));
