/** Messages unread or unsent when the call ended: told with the outcome, and shown on request. */
import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { MessageBox } from "../../model/message-box.ts";
import { base } from "../kit/base.styles.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { icon } from "../kit/icon.ts";
import { bubble } from "../kit/icons.ts";
import type { MessageWords } from "../words/message-words.ts";
import { SayEvent } from "../window/say-event.ts";
import type { Strings } from "../words/strings.ts";
import { unseen } from "../kit/unseen.styles.ts";
import { BoxView } from "./box-view.ts";
import { messageList, paintNames } from "./message-list.ts";
import { messageListStyles } from "./message-list.styles.ts";

export class MessagesLeft extends BoxView {
  static override styles = [
    base,
    unseen,
    controlStyles,
    messageListStyles,
    css`
      :host {
        display: block;
        font: 400 15px / 1.4 var(--_font);
      }
      .pill {
        margin: 0 14px 14px;
        min-block-size: 40px;
      }
      b {
        font-weight: 600;
        color: var(--_muted);
      }
      .list {
        max-block-size: min(300px, 45dvb);
        overflow-y: auto;
        overscroll-behavior: contain;
        touch-action: pan-y pinch-zoom;
        padding: 0 14px 14px;
        user-select: text;
        -webkit-user-select: text;
        scrollbar-width: thin;
      }
      .list:focus-visible {
        outline-offset: -3px;
      }
    `,
  ];
  static override properties = { isShown: { state: true } };

  declare isShown: boolean;
  #isSaid = false;

  constructor() {
    super();
    this.isShown = false;
  }

  protected override draw(
    box: MessageBox,
    words: MessageWords,
    strings: Strings,
  ): TemplateResult | typeof nothing {
    const { isLeft, messages, unsent, unread } = box.view;
    if (!isLeft) return nothing;
    const count = new Intl.NumberFormat(strings.lang).format(unread);
    const told = unread > 0
      ? words.unread.replace("{count}", count)
      : unsent.length > 0
      ? words.notSent
      : "";
    if (told) this.#say(`${strings.messages}. ${told}`);
    return html`
      <button
        type="button"
        part="action"
        class="pill"
        aria-expanded=${this.isShown}
        @click=${() => this.#toggle(box)}
      >${icon(bubble)}${strings.messages} ${told ? html`<b>${told}</b>` : nothing}</button>
      ${this.isShown
        ? html`
          <div
            class="list"
            role="group"
            aria-label=${strings.messages}
            tabindex="0"
            @pointerdown=${(event: Event) => event.stopPropagation()}
          >${messageList(messages, unsent, this.listContext(words, strings))}</div>
        `
        : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    paintNames(this.renderRoot);
    if (changed.has("isShown")) this.#showNewest();
  }

  /** Unread and unsent messages are at the end of a long list. */
  #showNewest(): void {
    const list = this.renderRoot.querySelector(".list");
    list?.scroll({ top: list.scrollHeight, behavior: "instant" });
  }

  /** Announced once, with the outcome of the call. */
  #say(told: string): void {
    if (this.#isSaid) return;
    this.#isSaid = true;
    queueMicrotask(() => this.dispatchEvent(new SayEvent(told)));
  }

  #toggle(box: MessageBox): void {
    this.isShown = !this.isShown;
    box.read(box.view.messages.at(-1)?.index ?? 0);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-messages-left": MessagesLeft;
  }
}
