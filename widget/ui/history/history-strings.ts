/** The texts of the history: its own, and those it shares with the buttons and the call. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { HistoryWords, Locale } from "../words/locale.ts";
import { englishButtons } from "../locales/en-buttons.ts";
import { englishHistory } from "../locales/en-history.ts";
import type { Speech } from "../words/speech.ts";

/** All texts of the history. */
export interface HistoryStrings extends HistoryWords {
  /** A BCP 47 tag, for days, times and numbers. */
  lang: string;
  call: Record<CallType, string>;
  someone: string;
  you: string;
  messages: string;
  over?: Speech["over"];
}

/** Lays the texts of a speech over the English ones. */
export function historyStringsOf({ lang, over }: Speech): HistoryStrings {
  const english: Pick<Locale, "call" | "someone" | "you" | "messages"> & { history: HistoryWords } =
    {
      call: englishButtons.call,
      someone: "Someone",
      you: "You",
      messages: "Messages",
      history: englishHistory,
    };
  const { history, ...shared } = over?.(english) ?? english;
  return { ...history, ...shared, lang, ...(over && { over }) };
}
