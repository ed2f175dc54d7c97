/** The texts around messages by language, each loaded by itself, with the page's laid over them. */
import type { MessageWords } from "../words/message-words.ts";
import type { Speech } from "../words/speech.ts";
import { englishMessages } from "./messages/en.ts";
import { wordsIn } from "./language-names.ts";

/** By the tags of `BUILT_IN`; English is used for all others. */
export const BUILT_IN_MESSAGES: ReadonlyMap<string, () => Promise<MessageWords>> = new Map([
  ["ar", () => import("./messages/ar.ts").then(({ arabicMessages }) => arabicMessages)],
  ["de", () => import("./messages/de.ts").then(({ germanMessages }) => germanMessages)],
  ["es", () => import("./messages/es.ts").then(({ spanishMessages }) => spanishMessages)],
  ["fr", () => import("./messages/fr.ts").then(({ frenchMessages }) => frenchMessages)],
  ["he", () => import("./messages/he.ts").then(({ hebrewMessages }) => hebrewMessages)],
  ["it", () => import("./messages/it.ts").then(({ italianMessages }) => italianMessages)],
  ["ja", () => import("./messages/ja.ts").then(({ japaneseMessages }) => japaneseMessages)],
  ["ko", () => import("./messages/ko.ts").then(({ koreanMessages }) => koreanMessages)],
  ["nl", () => import("./messages/nl.ts").then(({ dutchMessages }) => dutchMessages)],
  ["pl", () => import("./messages/pl.ts").then(({ polishMessages }) => polishMessages)],
  ["pt", () => import("./messages/pt.ts").then(({ portugueseMessages }) => portugueseMessages)],
  ["ru", () => import("./messages/ru.ts").then(({ russianMessages }) => russianMessages)],
  ["tr", () => import("./messages/tr.ts").then(({ turkishMessages }) => turkishMessages)],
  ["uk", () => import("./messages/uk.ts").then(({ ukrainianMessages }) => ukrainianMessages)],
  [
    "zh",
    () =>
      import("./messages/zh.ts").then(({ simplifiedChineseMessages }) => simplifiedChineseMessages),
  ],
  [
    "zh-Hant",
    () =>
      import("./messages/zh-hant.ts").then(({ traditionalChineseMessages }) =>
        traditionalChineseMessages
      ),
  ],
]);

/** Loads the texts for a speech; English where those of its language cannot be loaded. */
export async function messageWordsOf(
  { lang, over }: Pick<Speech, "lang"> & { over?: Speech["over"] },
): Promise<MessageWords> {
  const messaging = await wordsIn(lang, BUILT_IN_MESSAGES, englishMessages);
  return over?.({ messaging }).messaging ?? messaging;
}
