/** The messages of a past call: a button with their number, which shows them all below it. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import { base } from "../kit/base.styles.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import type { Portrayed } from "../kit/face.ts";
import { icon } from "../kit/icon.ts";
import { bubble } from "../kit/icons.ts";
import { messageWordsOf } from "../locales/message-catalog.ts";
import type { MessageWords } from "../words/message-words.ts";
import { spinnerStyles } from "../kit/spinner.styles.ts";
import type { Strings } from "../words/strings.ts";
import { unseen } from "../kit/unseen.styles.ts";
import { messageList, paintNames } from "./message-list.ts";
import { messageListStyles } from "./message-list.styles.ts";

/** The texts shared with the views around it. */
export type PastStrings = Pick<Strings, "lang" | "messages" | "you" | "someone" | "over">;

export class PastMessages extends LitElement {
  static override styles = [
    base,
    unseen,
    spinnerStyles,
    controlStyles,
    messageListStyles,
    css`
      :host {
        display: block;
        margin-block-start: 10px;
        color: var(--_text);
      }
      b {
        color: var(--_muted);
        font-weight: 600;
      }
      p {
        margin: 10px 0 0;
      }
      .spinner {
        display: inline-block;
        inline-size: 13px;
        block-size: 13px;
        margin-inline-end: 7px;
        vertical-align: -2px;
      }
    `,
  ];
  static override properties = {
    count: { attribute: false },
    source: { attribute: false },
    selfId: { attribute: false },
    people: { attribute: false },
    strings: { attribute: false },
    words: { state: true },
    shown: { state: true },
  };

  declare count: number;
  /** Loads all messages. */
  declare source: () => Promise<CallMessage[]>;
  declare selfId: string;
  /** Everybody who was in the call. */
  declare people: readonly Portrayed[];
  declare strings: PastStrings;
  declare words: MessageWords | null;
  declare shown: readonly CallMessage[] | "closed" | "loading" | "failed";

  constructor() {
    super();
    this.words = null;
    this.shown = "closed";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("strings")) return;
    void messageWordsOf(this.strings).then((words) => this.words = words);
  }

  protected override render(): TemplateResult {
    const { strings: { lang, messages }, count, shown } = this;
    return html`
      <button
        type="button"
        class="pill"
        aria-expanded=${shown !== "closed"}
        @click=${this.#toggle}
      >${icon(bubble)}${messages} <b>${new Intl.NumberFormat(lang).format(count)}</b></button>
      ${this.words && shown !== "closed" ? this.#content(this.words) : nothing}
    `;
  }

  protected override updated(): void {
    paintNames(this.renderRoot);
  }

  #content(words: MessageWords): TemplateResult {
    const { shown, selfId, people, strings } = this;
    if (shown === "loading") {
      return html`<p role="status"><i class="spinner"></i>${words.loading}</p>`;
    }
    if (typeof shown === "string") {
      return html`
        <p role="alert">${words.failed}</p>
        <button type="button" class="word" @click=${this.#load}>${words.tryAgain}</button>
      `;
    }
    const personOf = (userId: string) => {
      const { name = "", picture } = people.find(({ id }) => id === userId) ?? {};
      return { id: userId, name: name.trim() || strings.someone, picture };
    };
    return messageList(shown, [], {
      selfId,
      isGroup: people.length > 2,
      personOf,
      lang: strings.lang,
      you: strings.you,
      words,
    });
  }

  readonly #toggle = (): void => {
    if (this.shown === "closed") void this.#load();
    else this.shown = "closed";
  };

  readonly #load = async (): Promise<void> => {
    this.shown = "loading";
    try {
      const messages = await this.source();
      if (this.shown === "loading") this.shown = messages;
    } catch (cause) {
      console.warn(new Error("Cannot load the messages of a call", { cause }));
      if (this.shown === "loading") this.shown = "failed";
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-past-messages": PastMessages;
  }
}
