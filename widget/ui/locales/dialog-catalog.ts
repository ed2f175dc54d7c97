/** The dialogs' texts by language, each loaded by itself, with the page's own laid over them. */
import type { DialogWords } from "../words/dialog-words.ts";
import type { Speech } from "../words/speech.ts";
import { englishDialogs } from "./dialogs/en.ts";
import { wordsIn } from "./language-names.ts";

/** By the tags of `BUILT_IN`; English is used for all others. */
export const BUILT_IN_DIALOGS: ReadonlyMap<string, () => Promise<DialogWords>> = new Map([
  ["ar", () => import("./dialogs/ar.ts").then(({ arabicDialogs }) => arabicDialogs)],
  ["de", () => import("./dialogs/de.ts").then(({ germanDialogs }) => germanDialogs)],
  ["es", () => import("./dialogs/es.ts").then(({ spanishDialogs }) => spanishDialogs)],
  ["fr", () => import("./dialogs/fr.ts").then(({ frenchDialogs }) => frenchDialogs)],
  ["he", () => import("./dialogs/he.ts").then(({ hebrewDialogs }) => hebrewDialogs)],
  ["it", () => import("./dialogs/it.ts").then(({ italianDialogs }) => italianDialogs)],
  ["ja", () => import("./dialogs/ja.ts").then(({ japaneseDialogs }) => japaneseDialogs)],
  ["ko", () => import("./dialogs/ko.ts").then(({ koreanDialogs }) => koreanDialogs)],
  ["nl", () => import("./dialogs/nl.ts").then(({ dutchDialogs }) => dutchDialogs)],
  ["pl", () => import("./dialogs/pl.ts").then(({ polishDialogs }) => polishDialogs)],
  ["pt", () => import("./dialogs/pt.ts").then(({ portugueseDialogs }) => portugueseDialogs)],
  ["ru", () => import("./dialogs/ru.ts").then(({ russianDialogs }) => russianDialogs)],
  ["tr", () => import("./dialogs/tr.ts").then(({ turkishDialogs }) => turkishDialogs)],
  ["uk", () => import("./dialogs/uk.ts").then(({ ukrainianDialogs }) => ukrainianDialogs)],
  [
    "zh",
    () =>
      import("./dialogs/zh.ts").then(({ simplifiedChineseDialogs }) => simplifiedChineseDialogs),
  ],
  [
    "zh-Hant",
    () =>
      import("./dialogs/zh-hant.ts").then(({ traditionalChineseDialogs }) =>
        traditionalChineseDialogs
      ),
  ],
]);

/** Loads the texts for a speech; English where those of its language cannot be loaded. */
export async function dialogWordsOf({ lang, over }: Speech): Promise<DialogWords> {
  const dialogs = await wordsIn(lang, BUILT_IN_DIALOGS, englishDialogs);
  return over?.({ dialogs }).dialogs ?? dialogs;
}
