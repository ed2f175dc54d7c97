/** The messages of the call beside its stage, to read and write while the call goes on. */
import { html, nothing, type TemplateResult } from "lit";
import type { MessageBox } from "../../model/message-box.ts";
import { base } from "../kit/base.styles.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { icon } from "../kit/icon.ts";
import { bubble, cross } from "../kit/icons.ts";
import type { MessageWords } from "../words/message-words.ts";
import { spinnerStyles } from "../kit/spinner.styles.ts";
import type { Strings } from "../words/strings.ts";
import { unseen } from "../kit/unseen.styles.ts";
import { BoxView } from "./box-view.ts";
import type { WriteEvent } from "./message-field.ts";
import { arrowDown } from "./message-icons.ts";
import { messageList, paintNames } from "./message-list.ts";
import { messageListStyles } from "./message-list.styles.ts";
import { messagesLayout } from "./messages-layout.styles.ts";
import { messagesPanelStyles } from "./messages-panel.styles.ts";
import { VisibleRoom } from "./visible-room.ts";

/** This close to its end, the list counts as scrolled to the end. */
const NEAR_PX = 40;

export class MessagesPanel extends BoxView {
  static override styles = [
    base,
    unseen,
    spinnerStyles,
    controlStyles,
    messageListStyles,
    messagesPanelStyles,
  ];

  /** The person looks at the newest messages, so the list stays at its end. */
  #isAtEnd = true;
  #openings = 0;
  readonly #sizes = new ResizeObserver(() => this.#stay());

  constructor() {
    super();
    new VisibleRoom(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#read);
    const root = this.getRootNode();
    const sheet = messagesLayout.styleSheet;
    if (!sheet || !(root instanceof ShadowRoot) || root.adoptedStyleSheets.includes(sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#read);
    this.#sizes.disconnect();
  }

  protected override draw(
    box: MessageBox,
    words: MessageWords,
    strings: Strings,
  ): TemplateResult | typeof nothing {
    const { isOpen, messages, unsent, draft, unread } = box.view;
    this.toggleAttribute("open", isOpen);
    if (!isOpen) return nothing;
    return html`
      <section
        role="group"
        aria-label=${strings.messages}
        tabindex="-1"
        @keydown=${this.#key}
        @keyup=${keep}
        @keypress=${keep}
      >
        <header>
          <h2>${strings.messages}</h2>
          <button
            type="button"
            class="close"
            aria-label=${words.close}
            title=${words.close}
            @click=${() => this.#close()}
          >${icon(cross)}</button>
        </header>
        <div
          class="log"
          role="log"
          aria-live="off"
          aria-label=${strings.messages}
          tabindex="0"
          @scroll=${this.#scrolled}
          @pointerdown=${keep}
        >
          ${messages.length + unsent.length === 0 ? this.#none(box, words) : nothing}
          ${messageList(messages, unsent, {
            ...this.listContext(words, strings),
            unsent: { tryAgain: box.tryAgain, discard: box.discard },
          })}
        </div>
        ${unread > 0 && !this.#isAtEnd
          ? html`
            <button type="button" class="pill newer" @click=${() => this.#toEnd("smooth")}>
              ${icon(arrowDown)}${words.newOnes}
            </button>
          `
          : nothing}
        <chat-call-message-field
          lang=${strings.lang}
          .words=${words}
          .draft=${draft}
          @draft=${({ target }: Event) =>
            box.setDraft((target as HTMLElement & { draft: string }).draft)}
          @write=${(event: WriteEvent) => this.#write(box, event.text)}
          @pointerdown=${keep}
        ></chat-call-message-field>
      </section>
    `;
  }

  #none({ view, tryAgain }: MessageBox, words: MessageWords): TemplateResult {
    if (view.status === "loading") {
      return html`<p class="none" role="status"><i class="spinner"></i>${words.loading}</p>`;
    }
    if (view.status === "ready") {
      return html`<p class="none">${icon(bubble)}${words.empty}</p>`;
    }
    return html`
      <div class="none" role="alert">
        ${words.failed}
        <button type="button" class="pill" @click=${tryAgain}>${words.tryAgain}</button>
      </div>
    `;
  }

  protected override updated(): void {
    const { box } = this;
    const log = this.#log;
    if (!box || !log) return;
    paintNames(log);
    this.#sizes.observe(log);
    this.#stay();
    queueMicrotask(this.#read);
    const { openings } = box.view;
    if (openings === this.#openings) return;
    this.#openings = openings;
    this.#toEnd();
    // On a phone the keyboard would cover half of what the person wants to read first.
    const isTouched = matchMedia("(pointer: coarse)").matches;
    const target = isTouched ? "section" : "chat-call-message-field";
    const field = this.renderRoot.querySelector<HTMLElement>(target);
    queueMicrotask(() => field?.focus({ preventScroll: true }));
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector(".log");
  }

  #write(box: MessageBox, text: string): void {
    this.#isAtEnd = true;
    box.setDraft("");
    box.write(text);
  }

  #close(): void {
    this.box?.setOpen(false);
    const root = this.getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>("[part~=messages-button]")?.focus({ preventScroll: true });
  }

  readonly #key = (event: KeyboardEvent): void => {
    // Typing here must not trigger the page's shortcuts.
    event.stopPropagation();
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    this.#close();
  };

  readonly #scrolled = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.#log!;
    const wasAtEnd = this.#isAtEnd;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    this.#read();
    if (wasAtEnd !== this.#isAtEnd) this.requestUpdate();
  };

  #stay(): void {
    if (this.#isAtEnd) this.#toEnd();
  }

  #toEnd(behavior: ScrollBehavior = "instant"): void {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const log = this.#log;
    log?.scroll({ top: log.scrollHeight, behavior: calm ? "instant" : behavior });
  }

  /** Messages count as read when an open list is scrolled to its end on a visible page. */
  readonly #read = (): void => {
    const view = this.box?.view;
    if (view?.isOpen && this.#isAtEnd && document.visibilityState === "visible") {
      this.box!.read(view.messages.at(-1)?.index ?? 0);
    }
  };
}

/** Keeps an event from triggering the page's shortcuts and from dragging the window. */
const keep = (event: Event): void => event.stopPropagation();

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-messages": MessagesPanel;
  }
}
