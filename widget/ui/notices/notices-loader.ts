/** Puts the notices, the quality of a connection and the way back to a device on the screen, and loads the part for them when there is the first to show. */
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

/** What has happened to the devices and the connection of the call around it; empty until its part has come. */
export function callNotices(): TemplateResult {
  load();
  return html`<chat-call-notices exportparts="quality, notice, recording, action"></chat-call-notices>`;
}

/** How well the connection to somebody carries the call; an empty room of the same size until that is known. */
export function signalBars(level: QualityLevel | null, strings: Strings): TemplateResult {
  if (level) load();
  return html`
    <chat-call-signal part="quality" .level=${level} .strings=${strings}></chat-call-signal>
  `;
}

/** The way back to a device, with these words until its part has come. */
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
