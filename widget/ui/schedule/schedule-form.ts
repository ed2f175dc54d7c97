/** The form that schedules a call. It is given what can be chosen, and reports what was. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import { NAME_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import type { ScheduleRequest } from "../../../server/protocol/schedule.ts";
import { base } from "../kit/base.styles.ts";
import type { Portrayed } from "../kit/face.ts";
import { guestChoice, kindChoice } from "./schedule-choices.ts";
import { fieldOf, isTouched, type ProblemField } from "./problem-field.ts";
import { draftOf, keepDraft, type ScheduleDraft } from "./schedule-draft.ts";
import { scheduleFormStyles } from "./schedule-form.styles.ts";
import type { ScheduleStrings } from "./schedule-strings.ts";
import {
  AHEAD_MAX_DAYS,
  momentOf,
  nextHalfHour,
  timeProblem,
  wallTimeOf,
  zoneName,
} from "./schedule-times.ts";
import type { ScheduleProblem } from "./schedule-words.ts";

/** What a person has filled in; the opener of the form adds the chat. */
export type SchedulePlan = Omit<ScheduleRequest, "chatId">;

const DAY_MS = 86_400_000;

export class ScheduleForm extends LitElement {
  static override styles = [base, scheduleFormStyles];
  static override properties = {
    strings: { attribute: false },
    types: { attribute: false },
    people: { attribute: false },
    limit: { attribute: false },
    problem: { state: true },
    isSaving: { state: true },
    type: { state: true },
    day: { state: true },
    time: { state: true },
    name: { state: true },
    chosen: { state: true },
  };

  declare strings: ScheduleStrings;
  /** The key under which the draft is kept. */
  declare draftKey: string;
  /** The types of call to choose from. */
  declare types: readonly CallType[];
  /** The others of the chat. */
  declare people: readonly Portrayed[];
  /** How many people a call holds, including this person. */
  declare limit: number;
  /** How far the server's clock is ahead of the page's, in milliseconds. */
  declare aheadMs: number;
  /** Schedules the call; returns the problem where that fails. */
  declare save: (plan: SchedulePlan) => Promise<ScheduleProblem | null>;
  declare cancel: () => void;
  declare problem: ScheduleProblem | null;
  declare isSaving: boolean;
  declare type: CallType | null;
  declare day: string;
  declare time: string;
  /** The call's title. */
  declare name: string;
  /** Null until somebody chooses: then it is everybody, if a call holds them all. */
  declare chosen: readonly string[] | null;

  constructor() {
    super();
    this.types = this.people = [];
    this.limit = Infinity;
    this.problem = this.type = this.chosen = null;
    this.isSaving = false;
    this.aheadMs = 0;
    this.day = this.time = this.name = "";
  }

  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    Object.assign(this, draftOf(this.draftKey));
    // The time in a draft may have passed meanwhile.
    if (timeProblem(momentOf(this), this.#nowMs)) {
      Object.assign(this, wallTimeOf(nextHalfHour(this.#nowMs)));
    }
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("input[type=date]")?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Focuses the field where the problem can be solved.
    if (!changed.has("problem") || this.problem === null) return;
    const field = fieldOf(this.problem);
    if (field) this.renderRoot.querySelector<HTMLElement>(`[data-field=${field}] input`)?.focus();
  }

  protected override render(): TemplateResult {
    const { strings } = this;
    return html`
      <form novalidate aria-labelledby="plan" @submit=${this.#handleSubmit}>
        <h3 id="plan">${strings.plan}</h3>
        ${kindChoice(
          this.types,
          this.type ?? this.types[0],
          strings,
          (type) => this.#fill({ type }),
        )}
        ${this.#when()}
        <label class="field">
          <span>${strings.title}</span>
          <input
            name="title"
            maxlength=${NAME_MAX_LENGTH}
            autocomplete="off"
            dir="auto"
            .value=${this.name}
            @input=${(event: InputEvent) => this.#fill({ name: valueOf(event) })}
          >
        </label>
        ${guestChoice(this.people, this.#guestIds, strings, {
          alert: this.#alert("people"),
          onToggle: (id) => this.#toggle(id),
        })}
        ${this.#alert(undefined)}
        <footer>
          <button type="button" class="quiet" @click=${this.#handleCancel}>${strings
            .cancel}</button>
          <button type="submit" class="save" ?disabled=${this.isSaving}>${strings.save}</button>
        </footer>
      </form>
    `;
  }

  #when(): TemplateResult {
    const { strings, day, time } = this;
    const nowMs = this.#nowMs;
    const isWrong = fieldOf(this.problem) === "when";
    const zone = zoneName(momentOf(this) ?? nowMs, strings.lang);
    return html`
      <div class="when" data-field="when">
        <label class="field">
          <span>${strings.day}</span>
          <input
            type="date"
            required
            min=${wallTimeOf(nowMs).day}
            max=${wallTimeOf(nowMs + AHEAD_MAX_DAYS * DAY_MS).day}
            aria-invalid=${isWrong}
            aria-describedby=${isWrong ? "when-problem zone" : "zone"}
            .value=${day}
            @input=${(event: InputEvent) => this.#fill({ day: valueOf(event) })}
          >
        </label>
        <label class="field">
          <span>${strings.time}</span>
          <input
            type="time"
            required
            aria-invalid=${isWrong}
            aria-describedby=${isWrong ? "when-problem zone" : "zone"}
            .value=${time}
            @input=${(event: InputEvent) => this.#fill({ time: valueOf(event) })}
          >
        </label>
        ${this.#alert("when")}
        <p id="zone" class="hint">${strings.zone.replace("{zone}", zone)}</p>
      </div>
    `;
  }

  #alert(field: ProblemField | undefined): TemplateResult | typeof nothing {
    const { problem, strings } = this;
    if (problem === null || fieldOf(problem) !== field) return nothing;
    const words = strings.problem[problem].replace(
      "{count}",
      new Intl.NumberFormat(strings.lang).format(this.limit),
    );
    return html`<p id="${field ?? "form"}-problem" class="problem" role="alert">${words}</p>`;
  }

  get #guestIds(): readonly string[] {
    const { people, limit, chosen } = this;
    return chosen ?? (people.length < limit ? people.map(({ id }) => id) : []);
  }

  get #nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  #toggle(id: string): void {
    const ids = this.#guestIds;
    const chosen = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
    this.#fill({ chosen });
  }

  /** Also clears the problem of a field that has changed. */
  #fill(change: Partial<ScheduleDraft>): void {
    const { type, day, time, name, chosen } = Object.assign(this, change);
    keepDraft(this.draftKey, { type, day, time, name, chosen });
    if (isTouched(this.problem, change)) this.problem = null;
  }

  #handleCancel(): void {
    keepDraft(this.draftKey, null);
    this.cancel();
  }

  /** Problems that can be found before asking the server. */
  #ownProblem(startsAtMs: number | null): ScheduleProblem | null {
    const { people, limit } = this;
    const guests = this.#guestIds.length;
    const time = timeProblem(startsAtMs, this.#nowMs);
    if (time) return time;
    if (people.length > 1 && guests === 0) return "nobody";
    return people.length > 1 && guests >= limit ? "tooManyPeople" : null;
  }

  async #handleSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving) return;
    const startsAtMs = momentOf(this);
    // Cleared first, so that the same problem is announced again.
    this.problem = null;
    await this.updateComplete;
    this.problem = this.#ownProblem(startsAtMs);
    if (this.problem || startsAtMs === null) return;
    this.isSaving = true;
    const title = this.name.trim();
    this.problem = await this.save({
      callType: this.type ?? this.types[0],
      startsAt: new Date(startsAtMs).toISOString(),
      ...(title && { title }),
      ...(this.people.length > 1 && { targetUserIds: [...this.#guestIds] }),
    });
    if (this.problem === null) keepDraft(this.draftKey, null);
    this.isSaving = false;
  }
}

const valueOf = ({ target }: Event): string => (target as HTMLInputElement).value;

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-schedule-form": ScheduleForm;
  }
}
