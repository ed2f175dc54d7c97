/** Puts the recording of a call on the screen, and loads the part for it when there is the first to show. */
import { html, type TemplateResult } from "lit";

let isAsked = false;

function load(): void {
  if (isAsked) return;
  isAsked = true;
  import("../recording/recording-notice-part.ts").then((part) => part.defineRecordingNotice())
    .catch((cause) => {
      // The next one to show tries again.
      isAsked = false;
      console.warn(new Error("Cannot show the recording", { cause }));
    });
}

/** The recording of the call around it; empty until its part has come. Calls back when it is empty, or no longer. */
export function recordingNotice(onChange: () => void): TemplateResult {
  load();
  return html`
    <chat-call-recording-notice
      exportparts="notice, action, status, recording"
      @change=${onChange}
    ></chat-call-recording-notice>
  `;
}
