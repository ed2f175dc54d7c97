/** The notices' texts by language, each loaded by itself, with the page's own laid over them. */
import type { NoticeWords } from "../words/notice-words.ts";
import type { Strings } from "../words/strings.ts";
import { englishNotices } from "./notices/en.ts";
import { wordsIn } from "./language-names.ts";

/** By the tags of `BUILT_IN`; English is used for all others. */
export const BUILT_IN_NOTICES: ReadonlyMap<string, () => Promise<NoticeWords>> = new Map([
  ["ar", () => import("./notices/ar.ts").then(({ arabicNotices }) => arabicNotices)],
  ["de", () => import("./notices/de.ts").then(({ germanNotices }) => germanNotices)],
  ["es", () => import("./notices/es.ts").then(({ spanishNotices }) => spanishNotices)],
  ["fr", () => import("./notices/fr.ts").then(({ frenchNotices }) => frenchNotices)],
  ["he", () => import("./notices/he.ts").then(({ hebrewNotices }) => hebrewNotices)],
  ["it", () => import("./notices/it.ts").then(({ italianNotices }) => italianNotices)],
  ["ja", () => import("./notices/ja.ts").then(({ japaneseNotices }) => japaneseNotices)],
  ["ko", () => import("./notices/ko.ts").then(({ koreanNotices }) => koreanNotices)],
  ["nl", () => import("./notices/nl.ts").then(({ dutchNotices }) => dutchNotices)],
  ["pl", () => import("./notices/pl.ts").then(({ polishNotices }) => polishNotices)],
  ["pt", () => import("./notices/pt.ts").then(({ portugueseNotices }) => portugueseNotices)],
  ["ru", () => import("./notices/ru.ts").then(({ russianNotices }) => russianNotices)],
  ["tr", () => import("./notices/tr.ts").then(({ turkishNotices }) => turkishNotices)],
  ["uk", () => import("./notices/uk.ts").then(({ ukrainianNotices }) => ukrainianNotices)],
  [
    "zh",
    () =>
      import("./notices/zh.ts").then(({ simplifiedChineseNotices }) => simplifiedChineseNotices),
  ],
  [
    "zh-Hant",
    () =>
      import("./notices/zh-hant.ts").then(({ traditionalChineseNotices }) =>
        traditionalChineseNotices
      ),
  ],
]);

/** Loads the texts in the language of these strings; English where they cannot be loaded. */
export async function noticeWordsOf(
  { lang, over }: Pick<Strings, "lang" | "over">,
): Promise<NoticeWords> {
  const notices = await wordsIn(lang, BUILT_IN_NOTICES, englishNotices);
  return over?.({ notices }).notices ?? notices;
}
