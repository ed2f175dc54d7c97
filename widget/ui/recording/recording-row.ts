/**
 * Recordings in the settings: the button that asks everybody for one, and the files kept in this
 * browser.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { type CallActor, selectState } from "../../model/call-selectors.ts";
import type { RecordingDesk } from "../../model/recording-desk.ts";
import { base } from "../kit/base.styles.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import { nameOf } from "../kit/face.ts";
import { withName } from "../words/late-words.ts";
import type { Strings } from "../words/strings.ts";
import { RecordedFile } from "./recorded-file.ts";
import { selectRecording } from "./recording-view.ts";
import type { RecordingWords } from "./recording-words.ts";

/** Fires `recording-asked` once everybody has been asked. */
export class RecordingRow extends LitElement {
  static override styles = [
    base,
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        margin-block-start: 26px;
        padding-block-start: 20px;
        border-block-start: 1px solid var(--_line);
      }
      .pill {
        justify-self: start;
        min-block-size: 44px;
        padding: 0 20px;
        font-weight: 550;
      }
      p {
        margin: 0;
      }
      .hint {
        color: var(--_muted);
        font-size: 13px;
      }
      .failure {
        padding: 10px 14px;
        border-radius: var(--_inner-radius);
        background: var(--_notice);
        color: var(--_notice-text);
        font-size: 13px;
      }
      h3 {
        margin: 0;
        font-size: 14px;
        font-weight: 600;
      }
      * + h3 {
        margin-block-start: 14px;
      }
      @media (forced-colors: active) {
        .failure {
          border: 1px solid ButtonText;
        }
      }
    `,
  ];
  static override properties = {
    words: { attribute: false },
    strings: { attribute: false },
    failure: { state: true },
  };

  declare words: RecordingWords;
  declare strings: Strings;
  declare actor: CallActor;
  declare desk: RecordingDesk;
  declare canRecord: boolean;
  declare failure: string | null;
  #stops: (() => void)[] = [];
  #isBusy = false;

  constructor() {
    super();
    this.failure = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const calls = this.actor.subscribe(() => this.requestUpdate());
    this.#stops = [() => calls.unsubscribe(), this.desk.follow(() => this.requestUpdate())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stops.forEach((stop) => stop());
  }

  protected override render(): TemplateResult {
    const { words, strings, failure, desk } = this;
    const { kept } = desk;
    return html`
      ${this.#button()}
      <div role="status">${failure ? html`<p class="failure">${failure}</p>` : nothing}</div>
      ${kept.length
        ? html`
          <h3>${words.kept}</h3>
          <p class="hint">${words.keptHint}</p>
          ${kept.map((recording) =>
            html`
              <chat-call-recorded-file
                lang=${strings.lang}
                .recording=${recording}
                .desk=${desk}
                .words=${words}
              ></chat-call-recorded-file>
            `
          )}
        `
        : nothing}
    `;
  }

  #button(): TemplateResult | typeof nothing {
    const { words, strings } = this;
    const snapshot = this.actor.getSnapshot();
    const state = selectState(snapshot);
    const isIn = state === "connecting" || state === "active" || state === "reconnecting";
    if (!this.canRecord || !isIn) return nothing;
    const now = selectRecording(snapshot)?.now;
    if (now && !now.isOwn) {
      return html`<p class="hint">${withName(words.isRecording, nameOf(now, strings))}</p>`;
    }
    return html`
      <button type="button" class="pill" aria-describedby="hint" @click=${this.#handlePress}>
        ${now ? words.stop : words.record}
      </button>
      <p id="hint" class="hint">${now ? nothing : words.hint}</p>
    `;
  }

  readonly #handlePress = async (): Promise<void> => {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.failure = null;
    const { words } = this;
    try {
      const answer = await this.desk.toggle();
      if (answer.ok) this.dispatchEvent(new Event("recording-asked"));
      else this.failure = answer.code === "recording-exists" ? words.taken : words.impossible;
    } catch (cause) {
      console.warn(new Error("Cannot ask for a recording", { cause }));
      this.failure = words.impossible;
    }
    this.#isBusy = false;
  };
}

/** Registers the tags of the row. */
export function defineRecordingRow(): void {
  defineElement("chat-call-recorded-file", RecordedFile);
  defineElement("chat-call-recording-row", RecordingRow);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-recording-row": RecordingRow;
  }
}
