/** A new message, briefly shown beside the stage and announced once; a press opens all messages. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { MessageBox } from "../../model/message-box.ts";
import { base } from "../kit/base.styles.ts";
import { isolated } from "../words/isolated.ts";
import type { MessageWords } from "../words/message-words.ts";
import { SayEvent } from "../window/say-event.ts";
import { BoxView } from "./box-view.ts";

const SHOWN_MS = 6_000;
/** Screen readers are told the beginning; the rest can be read in the panel. */
const SAID_MAX = 240;

export class MessagePreview extends BoxView {
  static override styles = [
    base,
    css`
      :host {
        display: none;
        font: 400 14px / 1.35 var(--_font);
      }
      :host([shown]) {
        display: block;
      }
      button {
        display: flex;
        align-items: center;
        gap: 10px;
        inline-size: 100%;
        padding: 9px 14px;
        background: var(--_surface);
        color: var(--_text);
        text-align: start;
      }
      button:hover {
        background: color-mix(in oklab, var(--_control) 45%, var(--_surface));
      }
      :focus-visible {
        outline-offset: -3px;
      }
      chat-call-avatar {
        --_avatar: 30px;
      }
      span {
        min-inline-size: 0;
        flex: 1;
      }
      b,
      .text {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      b {
        font-size: 12.5px;
        font-weight: 650;
      }
      .text {
        color: var(--_muted);
      }
      @media (forced-colors: active) {
        button {
          border: 1px solid ButtonText;
        }
      }
    `,
  ];

  /** The last message that was shown long enough; undefined before there was one. */
  #seen: CallMessage | null | undefined;
  #said: CallMessage | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Alternates, so that a repeated text differs from the last and is announced again. */
  #isOdd = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override draw(
    box: MessageBox,
    words: MessageWords,
  ): TemplateResult | typeof nothing {
    const { latest, isOpen, readTo } = box.view;
    if (latest && latest !== this.#said) this.#say(latest, words);
    const isShown = latest !== null && latest !== this.#seen && !isOpen && latest.index > readTo;
    this.toggleAttribute("shown", isShown);
    if (!isShown) return nothing;
    const { id, name, picture } = this.personOf(latest.userId);
    return html`
      <button
        type="button"
        @click=${() => box.setOpen(true)}
        @pointerenter=${() => clearTimeout(this.#timer)}
        @focus=${() => clearTimeout(this.#timer)}
        @pointerleave=${this.#wait}
        @blur=${this.#wait}
      >
        <chat-call-avatar .personId=${id} .name=${name} .picture=${picture}></chat-call-avatar>
        <span><b dir="auto">${name}</b><span class="text" dir="auto">${latest.text}</span></span>
      </button>
    `;
  }

  #say(latest: CallMessage, words: MessageWords): void {
    this.#said = latest;
    this.#wait();
    const { name } = this.personOf(latest.userId);
    const text = latest.text.length > SAID_MAX ? `${latest.text.slice(0, SAID_MAX)}…` : latest.text;
    this.#isOdd = !this.#isOdd;
    const said = words.from.replace(
      /\{(\w+)\}/g,
      (_, key) => key === "name" ? isolated(name) : text,
    );
    // Not during this render, because the event makes the window render as well.
    queueMicrotask(() => this.dispatchEvent(new SayEvent(this.#isOdd ? said : `${said}\u200B`)));
  }

  readonly #wait = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#seen = this.#said;
      this.requestUpdate();
    }, SHOWN_MS);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-message-preview": MessagePreview;
  }
}
