/**
 * A person's calls in a dialog over the page: who, when, how long, the outcome, and a way to call
 * back. Its opener supplies the pages; it knows neither the server nor the running call.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { CallEntry, CallPage } from "../../../server/protocol/rest.ts";
import { Avatar } from "../kit/avatar.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import { clock, icon } from "../kit/icon.ts";
import { spinnerStyles } from "../kit/spinner.styles.ts";
import { tokens } from "../kit/tokens.styles.ts";
import { DialogPanel } from "../dialog/dialog-panel.ts";
import { dialogStyles } from "../dialog/dialog.styles.ts";
import { historyStyles } from "./history.styles.ts";
import { callRow } from "./history-row.ts";
import { historyRowStyles } from "./history-row.styles.ts";
import type { HistoryStrings } from "./history-strings.ts";
import { byDay, dayName, isMissed } from "./history-view.ts";

/** Loads the page of the history after `cursor`, or the newest one without a cursor. */
export type HistorySource = (
  request: { cursor?: string; onlyIncoming?: boolean },
) => Promise<CallPage>;

/** Fired to call the same people again. */
export class CallBackEvent extends Event {
  constructor(readonly call: CallEntry) {
    super("call-back", { bubbles: true });
  }
}

/** A list of missed calls is filled from at most this many pages; then it waits for "show more". */
const PAGES_AT_ONCE = 4;
const FILLED = 8;

export class HistoryPanel extends DialogPanel {
  static override styles = [
    buttonTokens,
    tokens,
    base,
    spinnerStyles,
    dialogStyles,
    historyStyles,
    historyRowStyles,
  ];
  static override properties = {
    selfId: { attribute: false },
    strings: { attribute: false },
    callable: { attribute: false },
    above: { attribute: false },
    calls: { state: true },
    onlyMissed: { state: true },
    status: { state: true },
    opened: { state: true },
  };

  protected override readonly parts = "dialog history";
  declare source: HistorySource;
  /** Loads all messages that were written in a call. */
  declare messages: (call: CallEntry) => Promise<CallMessage[]>;
  declare selfId: string;
  declare strings: HistoryStrings;
  /** The types of call with which this call's people can be called back from here. */
  declare callable: (call: CallEntry) => readonly CallType[];
  /** Shown above the past calls, if anything. */
  declare above: Element | null;
  declare calls: readonly CallEntry[];
  declare onlyMissed: boolean;
  declare status: "loading" | "more" | "complete" | "failed";
  /** The id of the call whose details are open. */
  declare opened: string | null;
  #cursor: string | undefined;
  /** Counts the loads, so that an answer for an earlier list is ignored. */
  #run = 0;

  constructor() {
    super();
    this.above = null;
    this.calls = [];
    this.onlyMissed = false;
    this.status = "loading";
    this.opened = null;
  }

  protected override shown(): void {
    void this.#start(false);
  }

  protected override render(): TemplateResult {
    const { strings } = this;
    const tools = html`
      <div class="filter" role="group">
        ${this.#filterButton(false, strings.all)}${this.#filterButton(true, strings.missed)}
      </div>
    `;
    return this.frame(
      { title: strings.title, close: strings.close, tools },
      html`
        <div class="list" aria-busy=${this.status === "loading"}>
          ${this.above}${byDay(this.calls).map(({ startMs, calls }) =>
            html`
              <h3>${dayName(startMs, Date.now(), strings.lang)}</h3>
              <ul>${calls.map((call) => this.#row(call))}</ul>
            `
          )}
          ${this.#foot()}
        </div>
      `,
    );
  }

  #filterButton(onlyMissed: boolean, words: string): TemplateResult {
    return html`
      <button
        type="button"
        aria-pressed=${this.onlyMissed === onlyMissed}
        @click=${() => this.#start(onlyMissed)}
      >${words}</button>
    `;
  }

  #row(call: CallEntry): TemplateResult {
    return callRow(call, {
      selfId: this.selfId,
      strings: this.strings,
      callable: this.callable(call),
      isOpen: this.opened === call.id,
      onToggle: () => this.opened = this.opened === call.id ? null : call.id,
      onMessages: () => this.messages(call),
      onCallBack: (type) => {
        this.dispatchEvent(new CallBackEvent({ ...call, callType: type }));
        this.close();
      },
    });
  }

  #foot(): TemplateResult | typeof nothing {
    const { strings, status } = this;
    const isEmpty = this.calls.length === 0;
    switch (status) {
      case "loading":
        return html`<p class="foot" role="status"><i class="spinner"></i>${strings.loading}</p>`;
      case "failed":
        return html`
          <p class="foot" role="alert">${strings.failed}</p>
          <button type="button" class="more" @click=${this.#load}>${strings.tryAgain}</button>
        `;
      case "more":
        return html`<button type="button" class="more" @click=${this.#load}>
          ${strings.showMore}
        </button>`;
      case "complete":
        return isEmpty
          ? html`<p class="foot none" role="status">
            ${icon(clock)}${this.onlyMissed ? strings.noneMissed : strings.none}
          </p>`
          : nothing;
    }
  }

  /** Loads a list from its start. */
  async #start(onlyMissed: boolean): Promise<void> {
    this.onlyMissed = onlyMissed;
    this.calls = [];
    this.opened = null;
    this.#cursor = undefined;
    await this.#load();
  }

  readonly #load = async (): Promise<void> => {
    const run = ++this.#run;
    const { onlyMissed } = this;
    this.status = "loading";
    try {
      for (let page = 0; page < PAGES_AT_ONCE; page++) {
        const { calls, pagination } = await this.source({
          ...(this.#cursor !== undefined && { cursor: this.#cursor }),
          ...(onlyMissed && { onlyIncoming: true }),
        });
        if (run !== this.#run) return;
        this.#cursor = pagination.cursor ?? undefined;
        this.calls = [...this.calls, ...onlyMissed ? calls.filter(isMissed) : calls];
        if (!pagination.hasMore || pagination.cursor === null) {
          this.status = "complete";
          return;
        }
        if (!onlyMissed || this.calls.length >= FILLED) break;
      }
      this.status = "more";
    } catch (cause) {
      if (run !== this.#run) return;
      console.warn(new Error("Cannot load the history of calls", { cause }));
      this.status = "failed";
    }
  };
}

/** Registers the tags of the history. */
export function defineHistory(): void {
  defineElement("chat-call-avatar", Avatar);
  defineElement("chat-call-history", HistoryPanel);
}

declare global {
  interface HTMLElementEventMap {
    "call-back": CallBackEvent;
  }
  interface HTMLElementTagNameMap {
    "chat-call-history": HistoryPanel;
  }
}
