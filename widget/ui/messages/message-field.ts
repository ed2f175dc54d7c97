/** The field to write a message in: grows with the text, Enter sends; its owner keeps the draft. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { CALL_MESSAGE_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import { base } from "../kit/base.styles.ts";
import { icon } from "../kit/icon.ts";
import type { MessageWords } from "../words/message-words.ts";
import { paperPlane } from "./message-icons.ts";

/** From here on, the person is told how many characters are left. */
const NEAR = 200;
const TALLEST_PX = 120;

export class MessageField extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      form {
        display: flex;
        align-items: flex-end;
        gap: 8px;
        padding: 8px 12px calc(12px + var(--_safe, 0px));
      }
      textarea {
        flex: 1;
        min-inline-size: 0;
        margin: 0;
        padding: 9px 14px;
        border: 1px solid color-mix(in oklab, var(--_text) 45%, transparent);
        border-radius: 20px;
        background: transparent;
        color: inherit;
        /* Below 16 pixels iOS zooms the page when the field gets the focus. */
        font: 400 16px / 1.35 var(--_font);
        resize: none;
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      textarea::placeholder {
        color: var(--_muted);
        opacity: 1;
      }
      textarea:focus-visible {
        outline-offset: -1px;
      }
      .send {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 40px;
        block-size: 40px;
        margin-block-end: 1px;
        border-radius: 50%;
        background: var(--_accent);
        color: var(--_surface);
        font-size: 13px;
      }
      .send[aria-disabled="true"] {
        background: var(--_control);
        color: var(--_muted);
      }
      .icon:dir(rtl) {
        scale: -1 1;
      }
      .left {
        margin: 0;
        padding: 0 16px;
        color: var(--_muted);
        font-size: 12px;
        text-align: end;
      }
      .over {
        color: light-dark(#b3212b, #ff9a9e);
        font-weight: 600;
      }
      @media (forced-colors: active) {
        .send {
          border: 1px solid ButtonText;
        }
      }
    `,
  ];
  static override properties = {
    words: { attribute: false },
    lang: {},
    draft: { attribute: false },
  };

  declare words: MessageWords;
  declare draft: string;
  readonly #area = document.createElement("textarea");

  constructor() {
    super();
    this.draft = "";
    Object.assign(this.#area, { rows: 1, dir: "auto", enterKeyHint: "send" });
    this.#area.addEventListener("input", () => {
      this.draft = this.#area.value;
      this.dispatchEvent(new Event("draft"));
    });
    this.#area.addEventListener("keydown", this.#key);
  }

  override focus(): void {
    this.#area.focus({ preventScroll: true });
  }

  protected override willUpdate(): void {
    const { words: { write }, draft } = this;
    if (this.#area.value !== draft) this.#area.value = draft;
    Object.assign(this.#area, { placeholder: write, ariaLabel: write });
  }

  protected override render(): TemplateResult {
    const { words, draft } = this;
    const left = CALL_MESSAGE_MAX_LENGTH - draft.trim().length;
    const count = new Intl.NumberFormat(this.lang || undefined).format(left);
    return html`
      ${left <= NEAR
        ? html`
          <p class=${left < 0 ? "left over" : "left"} role="status">${words.left.replace(
            "{count}",
            count,
          )}</p>
        `
        : nothing}
      <form @submit=${this.#submit}>
        ${this.#area}
        <button
          class="send"
          aria-label=${words.send}
          title=${words.send}
          aria-disabled=${!this.#canSend}
        >${icon(paperPlane)}</button>
      </form>
    `;
  }

  protected override updated(): void {
    const area = this.#area;
    area.style.setProperty("block-size", "auto");
    // scrollHeight does not include the border.
    const tall = area.scrollHeight + area.offsetHeight - area.clientHeight;
    area.style.setProperty("block-size", `${Math.min(tall, TALLEST_PX)}px`);
  }

  get #canSend(): boolean {
    const { length } = this.draft.trim();
    return length > 0 && length <= CALL_MESSAGE_MAX_LENGTH;
  }

  readonly #key = (event: KeyboardEvent): void => {
    // Enter that ends an IME composition does not send; Safari marks it only by keyCode 229.
    const isWord = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || isWord) return;
    event.preventDefault();
    this.#send();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#send();
    this.focus();
  };

  #send(): void {
    if (!this.#canSend) return;
    const text = this.draft.trim();
    this.draft = this.#area.value = "";
    this.dispatchEvent(new WriteEvent(text));
  }
}

/** Fired when somebody has written this text. */
export class WriteEvent extends Event {
  constructor(readonly text: string) {
    super("write");
  }
}

declare global {
  interface HTMLElementEventMap {
    "write": WriteEvent;
  }
  interface HTMLElementTagNameMap {
    "chat-call-message-field": MessageField;
  }
}
