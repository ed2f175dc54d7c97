/** The words around the messages of a call in each language, each loaded by itself, and what a page puts over them. */
import type { MessageWords } from "../message-words.ts";
import type { Speech } from "../speech.ts";
import { englishMessages } from "./en-messages.ts";
import { wordsIn } from "./language-names.ts";

/** By the tags of `BUILT_IN`; whatever is not here is spoken in English. */
export const BUILT_IN_MESSAGES: ReadonlyMap<string, () => Promise<MessageWords>> = new Map([
  ["ar", () => import("./ar-messages.ts").then(({ arabicMessages }) => arabicMessages)],
  ["de", () => import("./de-messages.ts").then(({ germanMessages }) => germanMessages)],
  ["es", () => import("./es-messages.ts").then(({ spanishMessages }) => spanishMessages)],
  ["fr", () => import("./fr-messages.ts").then(({ frenchMessages }) => frenchMessages)],
  ["he", () => import("./he-messages.ts").then(({ hebrewMessages }) => hebrewMessages)],
  ["it", () => import("./it-messages.ts").then(({ italianMessages }) => italianMessages)],
  ["ja", () => import("./ja-messages.ts").then(({ japaneseMessages }) => japaneseMessages)],
  ["ko", () => import("./ko-messages.ts").then(({ koreanMessages }) => koreanMessages)],
  ["nl", () => import("./nl-messages.ts").then(({ dutchMessages }) => dutchMessages)],
  ["pl", () => import("./pl-messages.ts").then(({ polishMessages }) => polishMessages)],
  ["pt", () => import("./pt-messages.ts").then(({ portugueseMessages }) => portugueseMessages)],
  ["ru", () => import("./ru-messages.ts").then(({ russianMessages }) => russianMessages)],
  ["tr", () => import("./tr-messages.ts").then(({ turkishMessages }) => turkishMessages)],
  ["uk", () => import("./uk-messages.ts").then(({ ukrainianMessages }) => ukrainianMessages)],
  [
    "zh",
    () =>
      import("./zh-messages.ts").then(({ simplifiedChineseMessages }) => simplifiedChineseMessages),
  ],
  [
    "zh-Hant",
    () =>
      import("./zh-hant-messages.ts").then(({ traditionalChineseMessages }) =>
        traditionalChineseMessages
      ),
  ],
]);

/** The words in the language of this speech; English where they cannot be had. */
export async function messageWordsOf(
  { lang, over }: Pick<Speech, "lang"> & { over?: Speech["over"] },
): Promise<MessageWords> {
  const messaging = await wordsIn(lang, BUILT_IN_MESSAGES, englishMessages);
  return over?.({ messaging }).messaging ?? messaging;
}
