/**
 * The buttons beside a chat, which start a call and open the history. Every page loads them, so
 * they know nothing of a call's life.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import type { CallOffer, LineView } from "../../model/line-view.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import { callButtonsStyles } from "./call-buttons.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import { camera, clock, handset, icon } from "../kit/icon.ts";
import { requests } from "../kit/request-event.ts";
import type { ButtonStrings } from "../words/locale.ts";
import type { Speech } from "../words/speech.ts";

const SHAPES = { voice: handset, video: camera };

/**
 * Voice call and Video call, as far as the chat offers them, disabled with a reason where not
 * possible now; and the history.
 */
export class CallButtons extends LitElement {
  static override styles = [buttonTokens, base, callButtonsStyles];
  static override properties = {
    offer: { attribute: false },
    strings: { attribute: false },
    speech: { attribute: false },
    line: { attribute: false },
    canJoin: { state: true },
    busy: { attribute: false },
    missed: { attribute: false },
    replaced: { state: true },
  };

  declare offer: CallOffer;
  /** Null until loaded; no buttons are drawn before. */
  declare strings: ButtonStrings | null;
  /** For the button that joins a running call, which is loaded only when there is one. */
  declare speech: Speech;
  declare line: LineView | null;
  /** The code that draws the join button is loaded. */
  declare canJoin: boolean;
  /** A call is under way on this page. */
  declare busy: boolean;
  /** Missed calls that nobody has looked at; null where no history is offered. */
  declare missed: number | null;
  /** The call types whose icon the page has replaced by its own. */
  declare replaced: readonly CallType[];

  constructor() {
    super();
    // The element sets the other properties before the first update.
    this.canJoin = false;
    this.replaced = [];
  }

  protected override render(): unknown {
    const { offer: { types, unavailable }, strings, line, canJoin } = this;
    if (!strings) return nothing;
    return [
      this.#isJoinable && canJoin
        ? html`
          <chat-call-join
            exportparts="join-button"
            .line=${line}
            .types=${types}
            .speech=${this.speech}
          ></chat-call-join>
        `
        // As text, so that nobody has to hover to learn why.
        : unavailable === "unsupported"
        ? strings.unavailable.unsupported
        : types.map((type) => this.#button(type, strings)),
      this.#history(strings),
    ];
  }

  /** Others are in a call, and nothing prevents joining it. */
  get #isJoinable(): boolean {
    const { line, busy, offer } = this;
    return !busy && line?.status === "ready" && Boolean(line.running && offer.types[0]);
  }

  /** Loads the join button. Until then, a call button also leads into the running call. */
  protected override updated(): void {
    if (!this.#isJoinable || this.canJoin) return;
    import("../join/join-button.ts").then(({ defineJoin }) => {
      defineJoin();
      this.canJoin = true;
    }).catch(console.warn);
  }

  #history(strings: ButtonStrings): TemplateResult | typeof nothing {
    const { missed } = this;
    if (missed === null) return nothing;
    const words = missed
      ? strings.missedCalls.replace("{count}", `${missed}`)
      : strings.callHistory;
    return html`
      <span class="offer">
        <button
          type="button"
          part="history-button"
          aria-label=${words}
          @click=${requests({ type: "open-history" })}
        >${icon(clock)}${missed ? html`<b>${missed > 9 ? "9+" : missed}</b>` : nothing}</button>
        <span class="tip" aria-hidden="true">${words}</span>
      </span>
    `;
  }

  #button(type: CallType, strings: ButtonStrings): TemplateResult {
    const { offer: { unavailable }, busy } = this;
    const why = unavailable ? strings.unavailable[unavailable] : busy ? strings.busy : "";
    return html`
      <span class="offer">
        <button
          type="button"
          part="call-button"
          aria-label=${strings.call[type]}
          aria-describedby=${why ? `why-${type}` : nothing}
          ?disabled=${why !== ""}
          @click=${requests({ type: "initiate", callType: type })}
        >
          <slot name="${type}-icon" @slotchange=${this.#handleSlot}></slot>
          ${this.replaced.includes(type) ? nothing : icon(SHAPES[type])}
        </button>
        <span class="tip" id="why-${type}" aria-hidden="true">${why || strings.call[type]}</span>
      </span>
    `;
  }

  /** To the browser a forwarded slot counts as filled even when empty, so look at its content. */
  #handleSlot(): void {
    const filled = (type: CallType) =>
      this.renderRoot.querySelector<HTMLSlotElement>(`[name="${type}-icon"]`)
        ?.assignedElements({ flatten: true }).length;
    this.replaced = this.offer.types.filter(filled);
  }
}

/** Registers the tag of the call buttons. */
export function defineCallButtons(): void {
  defineElement("chat-call-buttons", CallButtons);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-buttons": CallButtons;
  }
}
