/**
 * One finished recording: its duration and size, with buttons to save or delete it. Deleting takes
 * two presses.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { KeptRecording, RecordingDesk } from "../../model/recording-desk.ts";
import { base } from "../kit/base.styles.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { formatDuration } from "../words/duration.ts";
import { icon } from "../kit/icon.ts";
import { cross } from "../kit/icons.ts";
import { recordingStyles } from "./recording.styles.ts";
import type { RecordingWords } from "./recording-words.ts";

const MEGABYTE = 1_000_000;

export class RecordedFile extends LitElement {
  static override styles = [base, controlStyles, recordingStyles];
  static override properties = {
    recording: { attribute: false },
    words: { attribute: false },
    dismiss: {},
    isSure: { state: true },
  };

  declare recording: KeptRecording;
  declare desk: RecordingDesk;
  declare words: RecordingWords;
  /** The label of the button that dismisses it; empty where it cannot be dismissed. */
  declare dismiss: string;
  declare isSure: boolean;

  constructor() {
    super();
    this.dismiss = "";
    this.isSure = false;
  }

  protected override render(): TemplateResult {
    const { recording: { id }, desk, words, dismiss, isSure } = this;
    return html`
      <div class="box" part="notice">
        <p><strong part="status">${dismiss ? words.ready : this.#when}</strong>
          <span class="facts">${this.#facts}</span></p>
        ${dismiss
          ? html`
            <button
              type="button"
              class="put-away"
              aria-label=${dismiss}
              title=${dismiss}
              @click=${() => this.#do(desk.putAway(id))}
            >${icon(cross)}</button>
          `
          : nothing}
        <div class="doings ${dismiss ? "below" : ""}">
        <button type="button" part="action" class="pill strong" @click=${() =>
          this.#do(desk.save(id))}>
          ${words.save}
        </button>
        <button
          type="button"
          part="action"
          class="pill"
          @click=${() => isSure ? this.#do(desk.remove(id)) : this.isSure = true}
          @blur=${() => this.isSure = false}
        >${isSure ? words.deleteForGood : words.delete}</button>
        </div>
      </div>
    `;
  }

  async #do(what: Promise<void>): Promise<void> {
    try {
      await what;
    } catch (cause) {
      console.warn(new Error("Cannot reach what was recorded", { cause }));
    }
  }

  get #facts(): string {
    const { durationSeconds } = this.recording;
    return `${formatDuration(durationSeconds, this.lang || "en")} · ${
      sizeOf(this.recording, this.lang)
    }`;
  }

  get #when(): string {
    const format = { dateStyle: "medium", timeStyle: "short" } as const;
    return new Date(this.recording.startedAt).toLocaleString(this.lang || "en", format);
  }
}

/** Formats a size, for example `48 MB`. */
export function sizeOf({ bytes }: Pick<KeptRecording, "bytes">, lang: string): string {
  const size = bytes / MEGABYTE;
  return size.toLocaleString(lang || "en", {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: size < 10 ? 1 : 0,
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-recorded-file": RecordedFile;
  }
}
