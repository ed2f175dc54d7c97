/** Registers what shows the recording of a call. Loaded when there is the first. */
import { defineElement } from "../kit/define-element.ts";
import { RecordedFile } from "./recorded-file.ts";
import { RecordingNotice } from "./recording-notice.ts";

/** Registers its tags. */
export function defineRecordingNotice(): void {
  defineElement("chat-call-recorded-file", RecordedFile);
  defineElement("chat-call-recording-notice", RecordingNotice);
}
