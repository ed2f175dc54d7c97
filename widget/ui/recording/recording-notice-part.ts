/** Registers the views of a call's recording. Loaded with the first one. */
import { defineElement } from "../kit/define-element.ts";
import { RecordedFile } from "./recorded-file.ts";
import { RecordingNotice } from "./recording-notice.ts";

/** Registers the tags of the recording. */
export function defineRecordingNotice(): void {
  defineElement("chat-call-recorded-file", RecordedFile);
  defineElement("chat-call-recording-notice", RecordingNotice);
}
