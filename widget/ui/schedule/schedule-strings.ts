/** All that scheduled calls say: their own words, those they share with the call, and names joined by the language. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import type { Strings } from "../words/strings.ts";
import { othersOf } from "./schedule-view.ts";
import type { ScheduleWords } from "./schedule-words.ts";

export interface ScheduleStrings extends ScheduleWords {
  /** As BCP 47 has it, for days, times and lists. */
  lang: string;
  call: Record<CallType, string>;
  someone: string;
  /** "Call with …" */
  callWith(name: string): string;
  joinCall: string;
}

/** The words of the call, with those of scheduled ones beside them. */
export const scheduleStringsOf = (strings: Strings, words: ScheduleWords): ScheduleStrings => ({
  ...words,
  lang: strings.lang,
  call: strings.call,
  someone: strings.someone,
  callWith: strings.callWith,
  joinCall: strings.joinCall,
});

/** The names of these people as one. */
export const namesIn = (
  people: readonly { name: string }[],
  { lang, someone }: Pick<ScheduleStrings, "lang" | "someone">,
): string =>
  people.length === 0 ? someone : new Intl.ListFormat(lang, { type: "conjunction" })
    .format(people.map(({ name }) => name.trim() || someone));

/** What a call is called: by its title, or by those who are in it. */
export const nameOfCall = (
  call: ScheduledCall,
  selfId: string,
  strings: ScheduleStrings,
): string => call.title?.trim() || strings.callWith(namesIn(othersOf(call, selfId), strings));
