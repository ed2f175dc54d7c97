/** Draws the recording of a call, and loads the code for it with the first one. */
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

/**
 * The recording of the current call; empty until its code is loaded. `onChange` is called when it
 * becomes empty or no longer is.
 */
export function recordingNotice(onChange: () => void): TemplateResult {
  load();
  return html`
    <chat-call-recording-notice
      exportparts="notice, action, status, recording"
      @change=${onChange}
    ></chat-call-recording-notice>
  `;
}
