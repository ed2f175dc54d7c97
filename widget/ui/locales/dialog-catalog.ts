/** The words of the dialogs in each language, each loaded by itself, and what a page puts over them. */
import type { DialogWords } from "../dialog-words.ts";
import type { Speech } from "../speech.ts";
import { englishDialogs } from "./en-dialogs.ts";
import { wordsIn } from "./language-names.ts";

/** By the tags of `BUILT_IN`; whatever is not here is spoken in English. */
export const BUILT_IN_DIALOGS: ReadonlyMap<string, () => Promise<DialogWords>> = new Map([
  ["ar", () => import("./ar-dialogs.ts").then(({ arabicDialogs }) => arabicDialogs)],
  ["de", () => import("./de-dialogs.ts").then(({ germanDialogs }) => germanDialogs)],
  ["es", () => import("./es-dialogs.ts").then(({ spanishDialogs }) => spanishDialogs)],
  ["fr", () => import("./fr-dialogs.ts").then(({ frenchDialogs }) => frenchDialogs)],
  ["he", () => import("./he-dialogs.ts").then(({ hebrewDialogs }) => hebrewDialogs)],
  ["it", () => import("./it-dialogs.ts").then(({ italianDialogs }) => italianDialogs)],
  ["ja", () => import("./ja-dialogs.ts").then(({ japaneseDialogs }) => japaneseDialogs)],
  ["ko", () => import("./ko-dialogs.ts").then(({ koreanDialogs }) => koreanDialogs)],
  ["nl", () => import("./nl-dialogs.ts").then(({ dutchDialogs }) => dutchDialogs)],
  ["pl", () => import("./pl-dialogs.ts").then(({ polishDialogs }) => polishDialogs)],
  ["pt", () => import("./pt-dialogs.ts").then(({ portugueseDialogs }) => portugueseDialogs)],
  ["ru", () => import("./ru-dialogs.ts").then(({ russianDialogs }) => russianDialogs)],
  ["tr", () => import("./tr-dialogs.ts").then(({ turkishDialogs }) => turkishDialogs)],
  ["uk", () => import("./uk-dialogs.ts").then(({ ukrainianDialogs }) => ukrainianDialogs)],
  [
    "zh",
    () =>
      import("./zh-dialogs.ts").then(({ simplifiedChineseDialogs }) => simplifiedChineseDialogs),
  ],
  [
    "zh-Hant",
    () =>
      import("./zh-hant-dialogs.ts").then(({ traditionalChineseDialogs }) =>
        traditionalChineseDialogs
      ),
  ],
]);

/** The words of a speech; English where those of its language cannot be had. */
export async function dialogWordsOf({ lang, over }: Speech): Promise<DialogWords> {
  const dialogs = await wordsIn(lang, BUILT_IN_DIALOGS, englishDialogs);
  return over?.({ dialogs }).dialogs ?? dialogs;
}
