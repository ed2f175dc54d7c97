/** The scheduling texts by language, each loaded by itself, with the page's own laid over them. */
import type { ScheduleWords } from "../schedule/schedule-words.ts";
import type { Speech } from "../words/speech.ts";
import { wordsIn } from "./language-names.ts";
import { englishSchedule } from "./schedule/en.ts";

/** By the tags of `BUILT_IN`; English is used for all others. */
export const BUILT_IN_SCHEDULE: ReadonlyMap<string, () => Promise<ScheduleWords>> = new Map([
  ["ar", () => import("./schedule/ar.ts").then(({ arabicSchedule }) => arabicSchedule)],
  ["de", () => import("./schedule/de.ts").then(({ germanSchedule }) => germanSchedule)],
  ["es", () => import("./schedule/es.ts").then(({ spanishSchedule }) => spanishSchedule)],
  ["fr", () => import("./schedule/fr.ts").then(({ frenchSchedule }) => frenchSchedule)],
  ["he", () => import("./schedule/he.ts").then(({ hebrewSchedule }) => hebrewSchedule)],
  ["it", () => import("./schedule/it.ts").then(({ italianSchedule }) => italianSchedule)],
  ["ja", () => import("./schedule/ja.ts").then(({ japaneseSchedule }) => japaneseSchedule)],
  ["ko", () => import("./schedule/ko.ts").then(({ koreanSchedule }) => koreanSchedule)],
  ["nl", () => import("./schedule/nl.ts").then(({ dutchSchedule }) => dutchSchedule)],
  ["pl", () => import("./schedule/pl.ts").then(({ polishSchedule }) => polishSchedule)],
  ["pt", () => import("./schedule/pt.ts").then(({ portugueseSchedule }) => portugueseSchedule)],
  ["ru", () => import("./schedule/ru.ts").then(({ russianSchedule }) => russianSchedule)],
  ["tr", () => import("./schedule/tr.ts").then(({ turkishSchedule }) => turkishSchedule)],
  ["uk", () => import("./schedule/uk.ts").then(({ ukrainianSchedule }) => ukrainianSchedule)],
  [
    "zh",
    () =>
      import("./schedule/zh.ts").then(({ simplifiedChineseSchedule }) => simplifiedChineseSchedule),
  ],
  [
    "zh-Hant",
    () =>
      import("./schedule/zh-hant.ts").then(({ traditionalChineseSchedule }) =>
        traditionalChineseSchedule
      ),
  ],
]);

/** Loads the texts for a speech; English where those of its language cannot be loaded. */
export async function scheduleWordsOf(
  { lang, over }: Pick<Speech, "lang" | "over">,
): Promise<ScheduleWords> {
  const schedule = await wordsIn(lang, BUILT_IN_SCHEDULE, englishSchedule);
  return over?.({ schedule }).schedule ?? schedule;
}
