/** The words of recordings in each language, each loaded by itself, and what a page puts over them. */
import type { RecordingWords } from "../recording/recording-words.ts";
import type { Strings } from "../strings.ts";
import { englishRecording } from "./en-recording.ts";
import { wordsIn } from "./language-names.ts";

/** By the tags of `BUILT_IN`; whatever is not here is spoken in English. */
export const BUILT_IN_RECORDING: ReadonlyMap<string, () => Promise<RecordingWords>> = new Map([
  ["ar", () => import("./ar-recording.ts").then(({ arabicRecording }) => arabicRecording)],
  ["de", () => import("./de-recording.ts").then(({ germanRecording }) => germanRecording)],
  ["es", () => import("./es-recording.ts").then(({ spanishRecording }) => spanishRecording)],
  ["fr", () => import("./fr-recording.ts").then(({ frenchRecording }) => frenchRecording)],
  ["he", () => import("./he-recording.ts").then(({ hebrewRecording }) => hebrewRecording)],
  ["it", () => import("./it-recording.ts").then(({ italianRecording }) => italianRecording)],
  ["ja", () => import("./ja-recording.ts").then(({ japaneseRecording }) => japaneseRecording)],
  ["ko", () => import("./ko-recording.ts").then(({ koreanRecording }) => koreanRecording)],
  ["nl", () => import("./nl-recording.ts").then(({ dutchRecording }) => dutchRecording)],
  ["pl", () => import("./pl-recording.ts").then(({ polishRecording }) => polishRecording)],
  ["pt", () => import("./pt-recording.ts").then(({ portugueseRecording }) => portugueseRecording)],
  ["ru", () => import("./ru-recording.ts").then(({ russianRecording }) => russianRecording)],
  ["tr", () => import("./tr-recording.ts").then(({ turkishRecording }) => turkishRecording)],
  ["uk", () => import("./uk-recording.ts").then(({ ukrainianRecording }) => ukrainianRecording)],
  [
    "zh",
    () =>
      import("./zh-recording.ts").then(({ simplifiedChineseRecording }) =>
        simplifiedChineseRecording
      ),
  ],
  [
    "zh-Hant",
    () =>
      import("./zh-hant-recording.ts").then(({ traditionalChineseRecording }) =>
        traditionalChineseRecording
      ),
  ],
]);

/** The words in the language of these strings; English where they cannot be had. */
export async function recordingWordsOf(
  { lang, over }: Pick<Strings, "lang" | "over">,
): Promise<RecordingWords> {
  const recording = await wordsIn(lang, BUILT_IN_RECORDING, englishRecording);
  return over?.({ recording }).recording ?? recording;
}
