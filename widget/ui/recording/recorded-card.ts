/**
 * Recordings neither saved nor dismissed, shown while no call is on the screen, on this page or the
 * next.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { RecordingDesk } from "../../model/recording-desk.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import { followPlace, isPlaceFree } from "../window/call-place.ts";
import { callWindowStyles } from "../window/call-window.styles.ts";
import type { CallWindow } from "../window/call-window.ts";
import { defineElement } from "../kit/define-element.ts";
import { LateWords } from "../words/late-words.ts";
import { recordingWordsOf } from "../locales/recording-catalog.ts";
import { lift } from "../popup/popup-lift.ts";
import { tokens } from "../kit/tokens.styles.ts";
import { unseen } from "../kit/unseen.styles.ts";
import { RecordedFile } from "./recorded-file.ts";
import type { RecordingWords } from "./recording-words.ts";

/** Stands in the place of the call window, and takes its strings and position from it. */
export class RecordedCard extends LitElement {
  static override styles = [
    buttonTokens,
    tokens,
    base,
    callWindowStyles,
    unseen,
    css`
      .window {
        font: 400 13.5px / 1.4 var(--_font);
        -webkit-font-smoothing: antialiased;
      }
      .files {
        display: grid;
        gap: 8px;
        padding: 10px;
      }
    `,
  ];

  declare desk: RecordingDesk;
  readonly #words = new LateWords<RecordingWords>(this, recordingWordsOf);
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const change = () => this.requestUpdate();
    const window = this.#window;
    this.#stops = [this.desk.follow(change)];
    if (window) this.#stops.push(followPlace(window, change));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stops.forEach((stop) => stop());
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    const offered = desk.kept.filter(({ isPutAway }) => !isPutAway);
    const window = this.#window;
    const words = window && this.#words.of(window.strings);
    if (!words || !isPlaceFree(window)) return nothing;
    const { strings, display, position } = window;
    const isPopup = display === "popup";
    const place = isPopup ? `popup ${position ?? "bottom-left"}` : "inline";
    return html`
      <div
        class="window ${place}"
        part="popup"
        role="region"
        aria-label=${words.ready}
        popover=${isPopup ? "manual" : nothing}
      >
        <p class="unseen" role="status">${words.ready}</p>
        <div class="files">
          ${offered.map((recording) =>
            html`
              <chat-call-recorded-file
                exportparts="notice, action, status"
                lang=${strings.lang}
                .recording=${recording}
                .desk=${desk}
                .words=${words}
                .dismiss=${strings.dismiss}
              ></chat-call-recorded-file>
            `
          )}
        </div>
      </div>
    `;
  }

  get #window(): CallWindow | null {
    return (this.getRootNode() as ShadowRoot).querySelector<CallWindow>("chat-call-window");
  }

  protected override updated(): void {
    const popup = this.renderRoot.querySelector<HTMLElement>(".window[popover]");
    if (popup?.isConnected) lift(popup);
    const { desk } = this;
    if (desk.isClosed || desk.kept.every(({ isPutAway }) => isPutAway)) this.remove();
  }
}

/** Shows the kept recordings in the element with this root, as long as there are any. */
export function offerRecorded(root: ShadowRoot, desk: RecordingDesk): void {
  defineElement("chat-call-recorded-file", RecordedFile);
  defineElement("chat-call-recorded", RecordedCard);
  const card = document.createElement("chat-call-recorded");
  card.desk = desk;
  card.setAttribute("exportparts", "popup, notice, action, status");
  (root.querySelector("div") ?? root).append(card);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-recorded": RecordedCard;
  }
}
