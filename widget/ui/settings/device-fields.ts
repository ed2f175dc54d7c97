/** Microphone, camera and speaker to choose from, with what each delivers right now. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { DeviceFailure } from "../../model/call-failure.ts";
import type { ChosenKind } from "../../model/device-choice.ts";
import type { DeviceSource } from "../../model/device-source.ts";
import { base } from "../kit/base.styles.ts";
import type { DialogWords } from "../words/dialog-words.ts";
import type { Outcome } from "../words/locale.ts";
import type { Strings } from "../words/strings.ts";
import { settingsStyles } from "./settings.styles.ts";

/** Time between two readings of the microphone level, in milliseconds. */
const LOOK_MS = 80;

export class DeviceFields extends LitElement {
  static override styles = [base, settingsStyles];
  static override properties = {
    words: { attribute: false },
    strings: { attribute: false },
    source: { attribute: false },
    sounding: { state: true },
  };

  declare words: DialogWords["settings"];
  declare strings: Strings;
  declare source: DeviceSource;
  declare sounding: boolean;
  #looking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.sounding = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#looking = setInterval(() => {
      this.style.setProperty("--_level", this.source.level().toFixed(2));
    }, LOOK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#looking);
  }

  protected override render(): TemplateResult {
    const { words, source } = this;
    const camera = source.stream?.getVideoTracks()[0];
    return html`
      ${this.#field("microphone", words.microphone)}
      <div class="level" aria-hidden="true"><i></i></div>
      ${this.#field("camera", words.camera)}
      <video ?hidden=${!camera} aria-hidden="true" autoplay playsinline .muted=${true}></video>
      <chat-call-background-field
        .words=${words.background}
        .source=${source.background}
      ></chat-call-background-field>
      ${source.canChooseSpeaker ? this.#field("speaker", words.speaker) : nothing}
      <button type="button" class="pill" ?disabled=${this.sounding} @click=${this.#play}>
        ${words.testSound}
      </button>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.renderRoot.querySelector("chat-call-background-field")?.requestUpdate();
    const video = this.renderRoot.querySelector("video")!;
    const track = this.source.stream?.getVideoTracks()[0];
    const shown = (video.srcObject as MediaStream | null)?.getVideoTracks()[0];
    // One's own face is mirrored; a rear camera's picture is not.
    video.classList.toggle("away", track?.getSettings().facingMode === "environment");
    if (track !== shown) video.srcObject = track ? new MediaStream([track]) : null;
  }

  #field(kind: ChosenKind, label: string): TemplateResult {
    const { source, words, strings } = this;
    const chosen = source.chosen(kind);
    const failure = source.failures.find(({ device }) => device === kind);
    const { title, detail = "" } = failure ? this.#outcomeOf(failure) : { title: "" };
    return html`
      <label for=${kind}>${label}</label>
      <select
        id=${kind}
        aria-describedby=${failure ? `${kind}-failure` : nothing}
        @change=${this.#handleChange}
      >
        <option value="" ?selected=${chosen === null}>${words.systemDefault}</option>
        ${source.list(kind).map((device) =>
          html`<option dir="auto" value=${device.id} ?selected=${
            device.id === chosen
          }>${device.label}</option>`
        )}
      </select>
      ${failure
        ? html`
          <div class="failure" id="${kind}-failure">
            <b>${title}</b>
            <chat-call-recovery
              .failure=${failure}
              .strings=${strings}
              @retry=${() => this.#retry(kind)}
            >${detail}</chat-call-recovery>
          </div>
        `
        : nothing}
    `;
  }

  #outcomeOf(failure: DeviceFailure): Outcome {
    return failure.by === "background"
      ? this.words.background.failed
      : this.strings.failure(failure, null);
  }

  #handleChange({ currentTarget }: Event): void {
    const { id, value } = currentTarget as HTMLSelectElement;
    const kind = id as ChosenKind;
    const device = this.source.list(kind).find((one) => one.id === value) ?? null;
    this.source.choose(kind, device);
    this.requestUpdate();
  }

  /** The button disappears with the failure, so the focus moves to the field beside it. */
  #retry(kind: ChosenKind): void {
    if (this.shadowRoot?.activeElement?.localName === "chat-call-recovery") {
      this.renderRoot.querySelector<HTMLElement>(`#${kind}`)?.focus();
    }
    void this.source.retry();
  }

  async #play(): Promise<void> {
    this.sounding = true;
    try {
      await this.source.playTestSound();
    } catch (error) {
      console.warn(error);
    } finally {
      this.sounding = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-device-fields": DeviceFields;
  }
}
