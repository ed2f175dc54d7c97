/** The recording texts by language, each loaded by itself, with the page's own laid over them. */
import type { RecordingWords } from "../recording/recording-words.ts";
import type { Strings } from "../words/strings.ts";
import { englishRecording } from "./recording/en.ts";
import { wordsIn } from "./language-names.ts";

/** By the tags of `BUILT_IN`; English is used for all others. */
export const BUILT_IN_RECORDING: ReadonlyMap<string, () => Promise<RecordingWords>> = new Map([
  ["ar", () => import("./recording/ar.ts").then(({ arabicRecording }) => arabicRecording)],
  ["de", () => import("./recording/de.ts").then(({ germanRecording }) => germanRecording)],
  ["es", () => import("./recording/es.ts").then(({ spanishRecording }) => spanishRecording)],
  ["fr", () => import("./recording/fr.ts").then(({ frenchRecording }) => frenchRecording)],
  ["he", () => import("./recording/he.ts").then(({ hebrewRecording }) => hebrewRecording)],
  ["it", () => import("./recording/it.ts").then(({ italianRecording }) => italianRecording)],
  ["ja", () => import("./recording/ja.ts").then(({ japaneseRecording }) => japaneseRecording)],
  ["ko", () => import("./recording/ko.ts").then(({ koreanRecording }) => koreanRecording)],
  ["nl", () => import("./recording/nl.ts").then(({ dutchRecording }) => dutchRecording)],
  ["pl", () => import("./recording/pl.ts").then(({ polishRecording }) => polishRecording)],
  ["pt", () => import("./recording/pt.ts").then(({ portugueseRecording }) => portugueseRecording)],
  ["ru", () => import("./recording/ru.ts").then(({ russianRecording }) => russianRecording)],
  ["tr", () => import("./recording/tr.ts").then(({ turkishRecording }) => turkishRecording)],
  ["uk", () => import("./recording/uk.ts").then(({ ukrainianRecording }) => ukrainianRecording)],
  [
    "zh",
    () =>
      import("./recording/zh.ts").then(({ simplifiedChineseRecording }) =>
        simplifiedChineseRecording
      ),
  ],
  [
    "zh-Hant",
    () =>
      import("./recording/zh-hant.ts").then(({ traditionalChineseRecording }) =>
        traditionalChineseRecording
      ),
  ],
]);

/** Loads the texts in the language of these strings; English where they cannot be loaded. */
export async function recordingWordsOf(
  { lang, over }: Pick<Strings, "lang" | "over">,
): Promise<RecordingWords> {
  const recording = await wordsIn(lang, BUILT_IN_RECORDING, englishRecording);
  return over?.({ recording }).recording ?? recording;
}
