/**
 * A person's scheduled calls, above the history, and the form for a new one. Its owner supplies the
 * calls; it knows neither the server nor the history.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import { Avatar } from "../kit/avatar.ts";
import { base } from "../kit/base.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import type { Portrayed } from "../kit/face.ts";
import { clock, icon } from "../kit/icon.ts";
import { unseen } from "../kit/unseen.styles.ts";
import { draftKey } from "./schedule-draft.ts";
import { ScheduleForm, type SchedulePlan } from "./schedule-form.ts";
import type { ScheduleStrings } from "./schedule-strings.ts";
import { momentName } from "./schedule-times.ts";
import { isOver, startOf } from "./schedule-view.ts";
import type { ScheduleProblem } from "./schedule-words.ts";
import { upcomingRow } from "./upcoming-row.ts";
import { upcomingStyles } from "./upcoming.styles.ts";

/** What it asks of its owner. */
export interface UpcomingSource {
  /** Schedules a call; returns the call, or what prevented it. */
  schedule(plan: SchedulePlan): Promise<ScheduledCall | ScheduleProblem>;
  /** Cancels the call for everybody, or takes this person out of it. */
  takeBack(call: ScheduledCall): Promise<ScheduleProblem | null>;
  /** Returns what starts a due call; undefined where it cannot be started from here. */
  starter(call: ScheduledCall): (() => void) | undefined;
}

export class Upcoming extends LitElement {
  static override styles = [base, unseen, upcomingStyles];
  static override properties = {
    calls: { attribute: false },
    hasFailed: { attribute: false },
    selfId: { attribute: false },
    strings: { attribute: false },
    types: { attribute: false },
    people: { attribute: false },
    limit: { attribute: false },
    aheadMs: { attribute: false },
    planning: { type: Boolean },
    asked: { state: true },
    problem: { state: true },
    said: { state: true },
  };

  declare source: UpcomingSource;
  declare calls: readonly ScheduledCall[];
  declare hasFailed: boolean;
  declare selfId: string;
  declare strings: ScheduleStrings;
  /** The types of call that can be scheduled from here; without any there is no button. */
  declare types: readonly CallType[];
  declare people: readonly Portrayed[];
  declare limit: number;
  /** How far the server's clock, which counts here, is ahead of the page's, in milliseconds. */
  declare aheadMs: number;
  /** The form is open and replaces everything else, even while nobody can be called. */
  declare planning: boolean;
  /** The call to be taken back, which needs a second press. */
  declare asked: string | null;
  /** Why taking it back failed. */
  declare problem: ScheduleProblem | null;
  /** Announced to screen readers. */
  declare said: string;

  /** The types in an open form, which stays usable whatever happens to the line. */
  #formTypes: readonly CallType[] = [];

  constructor() {
    super();
    this.calls = this.types = this.people = [];
    this.hasFailed = this.planning = false;
    this.limit = Infinity;
    this.aheadMs = 0;
    this.asked = this.problem = null;
    this.said = "";
  }

  protected override willUpdate(): void {
    if (this.types.length > 0) this.#formTypes = this.types;
  }

  /** For the style sheet of the dialog around it. */
  protected override updated(): void {
    this.toggleAttribute("planning", this.planning);
  }

  protected override render(): TemplateResult {
    const { strings } = this;
    return html`
      <p class="unseen" role="status">${this.said}</p>
      ${this.planning ? this.#form() : this.#list()}
      ${this.hasFailed ? html`<p class="failed" role="status">${strings.failed}</p>` : nothing}
    `;
  }

  #list(): TemplateResult {
    const { strings, asked } = this;
    const nowMs = Date.now() + this.aheadMs;
    const calls = this.calls.filter((call) => !isOver(call, nowMs));
    return html`
      ${calls.length > 0
        ? html`
          <h3>${strings.upcoming}</h3>
          <ul>${calls.map((call) =>
            upcomingRow(call, {
              nowMs,
              selfId: this.selfId,
              strings,
              isAsked: call.id === asked,
              problem: call.id === asked ? this.problem : null,
              onStart: this.source.starter(call),
              onAsk: () => this.#ask(call),
              onKeep: () => this.#keep(call),
              onTakeBack: () => this.#takeBack(call),
            })
          )}</ul>
        `
        : nothing}
      ${this.types.length > 0
        ? html`<button type="button" class="plan" @click=${() => this.planning = true}>
          ${icon(clock)}${strings.plan}
        </button>`
        : nothing}
    `;
  }

  #form(): TemplateResult {
    return html`
      <chat-call-schedule-form
        .strings=${this.strings}
        .draftKey=${draftKey(this.selfId, this.people)}
        .types=${this.#formTypes}
        .people=${this.people}
        .limit=${this.limit}
        .aheadMs=${this.aheadMs}
        .save=${(plan: SchedulePlan) => this.#save(plan)}
        .cancel=${() => this.#closeForm()}
      ></chat-call-schedule-form>
    `;
  }

  async #save(plan: SchedulePlan): Promise<ScheduleProblem | null> {
    const made = await this.source.schedule(plan);
    if (typeof made === "string") return made;
    const { strings } = this;
    const when = momentName(startOf(made), Date.now() + this.aheadMs, strings.lang);
    this.said = strings.saved.replace("{when}", when);
    await this.#closeForm();
    return null;
  }

  async #closeForm(): Promise<void> {
    this.planning = false;
    await this.#focus(".plan");
  }

  async #ask({ id }: ScheduledCall): Promise<void> {
    this.asked = id;
    this.problem = null;
    // On "keep", so that pressing the same key twice does no harm.
    await this.#focus(`[data-id="${id}"] .keep`);
  }

  async #keep({ id }: ScheduledCall): Promise<void> {
    this.asked = null;
    await this.#focus(`[data-id="${id}"] .back`);
  }

  async #takeBack(call: ScheduledCall): Promise<void> {
    this.problem = await this.source.takeBack(call);
    if (this.problem !== null) return;
    this.asked = null;
    this.said = this.strings.gone;
    await this.#focus(".plan, .back");
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Registers the tags of the scheduled calls. */
export function defineUpcoming(): void {
  defineElement("chat-call-avatar", Avatar);
  defineElement("chat-call-schedule-form", ScheduleForm);
  defineElement("chat-call-upcoming", Upcoming);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-upcoming": Upcoming;
  }
}
