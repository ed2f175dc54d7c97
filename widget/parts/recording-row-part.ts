/** The recordings in the settings: connects the call and the row. Loaded if there are any. */
import type { CallHandle } from "../model/call-handle.ts";
import { recordingWordsOf } from "../ui/locales/recording-catalog.ts";
import { defineRecordingRow } from "../ui/recording/recording-row.ts";
import type { Speech } from "../ui/words/speech.ts";
import { stringsOf } from "../ui/words/wording.ts";

/** What the row needs from its element. */
export interface RecordingRowHost {
  root: ShadowRoot;
  handle: () => CallHandle | undefined;
  speech: Speech;
}

/** Resolves when the row is in the panel, which may be closed by then. */
export async function addRecordingRow(
  panel: HTMLElement & { close?(): void },
  { handle, speech }: RecordingRowHost,
  canRecord: boolean,
): Promise<void> {
  const call = handle();
  if (!call) return;
  const strings = stringsOf(speech);
  const [words, desk] = await Promise.all([recordingWordsOf(speech), call.recordings.open()]);
  defineRecordingRow();
  const row = document.createElement("chat-call-recording-row");
  row.words = words;
  row.strings = strings;
  row.actor = call.actor;
  row.desk = desk;
  row.canRecord = canRecord;
  row.addEventListener("recording-asked", () => panel.close?.());
  panel.append(row);
}
