/**
 * Draws notices, connection quality and the way back to a device, and loads the code for them with
 * the first one.
 */
import { html, type TemplateResult } from "lit";
import type { DeviceFailure } from "../../model/call-failure.ts";
import type { QualityLevel } from "../../model/call-quality.ts";
import type { Strings } from "../words/strings.ts";

let isAsked = false;

function load(): void {
  if (isAsked) return;
  isAsked = true;
  import("./notice-part.ts").then((part) => part.defineNotices()).catch((cause) => {
    // The next one to show tries again.
    isAsked = false;
    console.warn(new Error("Cannot load the notices of a call", { cause }));
  });
}

/** The notices about the current call's devices and connection; empty until the code is loaded. */
export function callNotices(): TemplateResult {
  load();
  return html`<chat-call-notices exportparts="quality, notice, recording, action"></chat-call-notices>`;
}

/** How well the connection to somebody carries the call; empty, at the same size, until known. */
export function signalBars(level: QualityLevel | null, strings: Strings): TemplateResult {
  if (level) load();
  return html`
    <chat-call-signal part="quality" .level=${level} .strings=${strings}></chat-call-signal>
  `;
}

/** The way back to a device; shows `words` until its code is loaded. */
export function recovery(
  failure: DeviceFailure,
  strings: Strings,
  words: TemplateResult | string | undefined,
  onRetry: () => void,
  calls = false,
): TemplateResult {
  load();
  return html`
    <chat-call-recovery
      .failure=${failure}
      .strings=${strings}
      ?calls=${calls}
      @retry=${onRetry}
    >${words}</chat-call-recovery>
  `;
}
