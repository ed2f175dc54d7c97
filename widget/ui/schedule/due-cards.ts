/**
 * Cards for calls whose time has come, in the corner where a call would appear. They are quiet and
 * take no focus. Their owner says which calls are due and what a press does.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import { Avatar } from "../kit/avatar.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import { callWindowStyles } from "../window/call-window.styles.ts";
import { cardStyles } from "../kit/card.styles.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import { camera, handset, icon } from "../kit/icon.ts";
import { hueOf } from "../../model/person-look.ts";
import { PressGuard } from "../ring/press-guard.ts";
import { tokens } from "../kit/tokens.styles.ts";
import { unseen } from "../kit/unseen.styles.ts";
import { dueStyles } from "./due.styles.ts";
import { nameOfCall, namesIn, type ScheduleStrings } from "./schedule-strings.ts";
import { clockTime } from "./schedule-times.ts";
import { othersOf, startOf } from "./schedule-view.ts";

/** For this long a card says "now"; after that, the time for which the call was planned. */
const NOW_MS = 60_000;
const CORNER = /^(bottom|top)-(left|right)$/;

export class DueCards extends LitElement {
  static override styles = [
    buttonTokens,
    tokens,
    base,
    unseen,
    callWindowStyles,
    cardStyles,
    controlStyles,
    dueStyles,
  ];
  static override properties = {
    calls: { attribute: false },
    selfId: { attribute: false },
    strings: { attribute: false },
    position: {},
    running: { attribute: false },
    aheadMs: { attribute: false },
  };

  declare calls: readonly ScheduledCall[];
  declare selfId: string;
  declare strings: ScheduleStrings;
  declare position: string | null;
  /** The chat that already has a call to join. */
  declare running: string | null;
  /** How far the server's clock is ahead of the page's, in milliseconds. */
  declare aheadMs: number;
  declare onStart: (call: ScheduledCall) => void;
  declare onDismiss: (call: ScheduledCall) => void;
  readonly #guard = new PressGuard(this);
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.calls = [];
    this.selfId = "";
    this.position = this.running = null;
    this.aheadMs = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The browser closes a popover that is moved in the page.
    this.#lift();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#later);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const [first] = this.calls;
    if (first && changed.get("calls")?.length === 0) {
      // The cards appear now, perhaps under a finger: restart the guard.
      this.#guard.hostDisconnected();
      this.#guard.hostConnected();
    }
    const face = first && othersOf(first, this.selfId)[0];
    if (changed.has("calls") && face) {
      this.style.setProperty("--_hue", String(hueOf(face.userId)));
    }
  }

  protected override render(): TemplateResult {
    const { calls, strings, selfId, position } = this;
    const corner = position && CORNER.test(position) ? position : "bottom-left";
    const said = calls.map((call) => `${nameOfCall(call, selfId, strings)}: ${this.#when(call)}`);
    return html`
      <p class="unseen" role="status">${said.join(" ")}</p>
      ${calls.length === 0
        ? nothing
        : html`<div class="window popup ${corner}" part="popup" popover="manual">${
          calls
            .map((call) => this.#card(call))
        }</div>`}
    `;
  }

  protected override updated(): void {
    this.#lift();
    clearTimeout(this.#later);
    const waits = this.calls.map((call) => startOf(call) + NOW_MS - this.#nowMs)
      .filter((ms) => ms > 0);
    if (waits.length > 0) {
      this.#later = setTimeout(() => this.requestUpdate(), Math.min(...waits) + 50);
    }
  }

  #card(call: ScheduledCall): TemplateResult {
    const { strings, selfId } = this;
    const others = othersOf(call, selfId);
    const [first] = others;
    return html`
      <section
        class="tinted"
        aria-labelledby="name-${call.id}"
        @keydown=${({ key }: KeyboardEvent) => key === "Escape" && this.onDismiss(call)}
      >
        <div class="row">
          <chat-call-avatar
            class="portrait"
            part="avatar"
            .personId=${first?.userId ?? ""}
            .name=${first?.name ?? ""}
            .picture=${first?.picture}
          ></chat-call-avatar>
          <div class="who">
            <h2 class="name" id="name-${call.id}" part="name" dir=${call.title
              ? "auto"
              : nothing}>${nameOfCall(
                call,
                selfId,
                strings,
              )}</h2>
            ${call.title
              ? html`<p class="quiet with" dir=${others.length < 2 ? "auto" : nothing}>${
                namesIn(others, strings)
              }</p>`
              : nothing}
            <p class="quiet" part="status">${this.#when(call)}</p>
          </div>
        </div>
        <div class="doings">
          ${this.#startButton(call)}
          <button
            type="button"
            part="action"
            class="pill"
            aria-describedby="name-${call.id}"
            @click=${() => this.onDismiss(call)}
          >${strings.later}</button>
        </div>
      </section>
    `;
  }

  #startButton(call: ScheduledCall): TemplateResult {
    const { strings, running } = this;
    return html`
      <button
        type="button"
        part="action"
        class="pill start"
        aria-describedby="name-${call.id}"
        @click=${() => this.onStart(call)}
      >${icon(call.callType === "video" ? camera : handset)}${running === call.chatId
        ? strings.joinCall
        : strings.start}</button>
    `;
  }

  #when(call: ScheduledCall): string {
    const { strings } = this;
    const time = clockTime(startOf(call), strings.lang);
    return this.#nowMs < startOf(call) + NOW_MS
      ? `${strings.now} · ${time}`
      : strings.plannedFor.replace("{time}", time);
  }

  get #nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  /** Lifts the cards above the page; without popover support, `position: fixed` has to do. */
  #lift(): void {
    const popup = this.shadowRoot?.querySelector<HTMLElement>("[popover]");
    if (popup?.popover && this.isConnected && !popup.matches(":popover-open")) popup.showPopover();
  }
}

/** Registers the tags of the cards. */
export function defineDueCards(): void {
  defineElement("chat-call-avatar", Avatar);
  defineElement("chat-call-due", DueCards);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-due": DueCards;
  }
}
