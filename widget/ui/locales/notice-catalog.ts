/** The words of the notices in each language, each loaded by itself, and what a page puts over them. */
import type { NoticeWords } from "../notice-words.ts";
import type { Strings } from "../strings.ts";
import { englishNotices } from "./en-notices.ts";
import { wordsIn } from "./language-names.ts";

/** By the tags of `BUILT_IN`; whatever is not here is spoken in English. */
export const BUILT_IN_NOTICES: ReadonlyMap<string, () => Promise<NoticeWords>> = new Map([
  ["ar", () => import("./ar-notices.ts").then(({ arabicNotices }) => arabicNotices)],
  ["de", () => import("./de-notices.ts").then(({ germanNotices }) => germanNotices)],
  ["es", () => import("./es-notices.ts").then(({ spanishNotices }) => spanishNotices)],
  ["fr", () => import("./fr-notices.ts").then(({ frenchNotices }) => frenchNotices)],
  ["he", () => import("./he-notices.ts").then(({ hebrewNotices }) => hebrewNotices)],
  ["it", () => import("./it-notices.ts").then(({ italianNotices }) => italianNotices)],
  ["ja", () => import("./ja-notices.ts").then(({ japaneseNotices }) => japaneseNotices)],
  ["ko", () => import("./ko-notices.ts").then(({ koreanNotices }) => koreanNotices)],
  ["nl", () => import("./nl-notices.ts").then(({ dutchNotices }) => dutchNotices)],
  ["pl", () => import("./pl-notices.ts").then(({ polishNotices }) => polishNotices)],
  ["pt", () => import("./pt-notices.ts").then(({ portugueseNotices }) => portugueseNotices)],
  ["ru", () => import("./ru-notices.ts").then(({ russianNotices }) => russianNotices)],
  ["tr", () => import("./tr-notices.ts").then(({ turkishNotices }) => turkishNotices)],
  ["uk", () => import("./uk-notices.ts").then(({ ukrainianNotices }) => ukrainianNotices)],
  [
    "zh",
    () =>
      import("./zh-notices.ts").then(({ simplifiedChineseNotices }) => simplifiedChineseNotices),
  ],
  [
    "zh-Hant",
    () =>
      import("./zh-hant-notices.ts").then(({ traditionalChineseNotices }) =>
        traditionalChineseNotices
      ),
  ],
]);

/** The words in the language of these strings; English where they cannot be had. */
export async function noticeWordsOf(
  { lang, over }: Pick<Strings, "lang" | "over">,
): Promise<NoticeWords> {
  const notices = await wordsIn(lang, BUILT_IN_NOTICES, englishNotices);
  return over?.({ notices }).notices ?? notices;
}
