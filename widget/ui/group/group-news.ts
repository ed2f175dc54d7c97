/**
 * Tells screen readers, politely, who comes and goes in a call of more than two, who is rung and who
 * will not come: what happens within a moment in one sentence. Nothing of it is seen.
 */
import { css, html, type TemplateResult } from "lit";
import { type CallMachineSnapshot, selectCall, selectState } from "../../model/call-selectors.ts";
import { CallPanel } from "../window/call-panel.ts";
import type { Portrayed } from "../kit/face.ts";
import type { Strings } from "../words/strings.ts";
import { type Attendee, attendeesOf, newsOf, type Standing } from "./attendance.ts";
import { alsoCalls, selectAlsoRung } from "./also-rung.ts";

/** How long news is gathered: those who are rung together often answer together. */
const GATHER_MS = 800;

interface NewsView {
  sessionId: string | null;
  /** This person is in it, or places it; who is being rung hears of nobody else yet. */
  takesPart: boolean;
  /** Somebody can be heard, or could. */
  hasBegun: boolean;
  people: Attendee[];
  /** Whom else it rings while it rings here. */
  alsoRung: Portrayed[];
}

function selectNews(snapshot: CallMachineSnapshot): NewsView | null {
  const call = selectCall(snapshot);
  const state = selectState(snapshot);
  return call && {
    sessionId: call.sessionId,
    takesPart: state !== "incoming" && state !== "ended" && state !== "idle",
    hasBegun: state === "active" || state === "reconnecting",
    people: attendeesOf(snapshot),
    alsoRung: state === "incoming" ? selectAlsoRung(snapshot) : [],
  };
}

export class GroupNews extends CallPanel<NewsView> {
  static override styles = css`
    :host {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    p {
      margin: 0;
    }
  `;

  /** Where everybody stands, as far as it was told or need not be. */
  #told: Map<string, Standing> | null = null;
  #sessionId: string | null = null;
  #hasBegun = false;
  #isOpening = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isGathered = false;
  #text = "";

  constructor() {
    super(selectNews);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override draw(view: NewsView, strings: Strings): TemplateResult {
    const isAnother = this.#sessionId !== null && view.sessionId !== this.#sessionId;
    const rings = view.alsoRung.length > 0;
    if (isAnother || (!view.takesPart && !rings)) this.#forget();
    this.#sessionId = view.sessionId;
    if (view.takesPart) this.#follow(view, strings);
    else if (rings) this.#text ||= alsoCalls(view.alsoRung, strings);
    return html`<p role="status">${this.#text}</p>`;
  }

  #follow({ hasBegun, people }: NewsView, strings: Strings): void {
    if (!this.#told) this.#text = "";
    const told = this.#told ??= standingsOf(people);
    this.#begin(told, people, hasBegun);
    const news = newsOf(people, told, this.#isOpening, strings);
    if (this.#isGathered) {
      this.#isGathered = this.#isOpening = false;
      this.#text = news;
      this.#told = standingsOf(people);
    } else if (news !== "") this.#gather();
  }

  /** Before it begins, the window says whom it rings; then the first news is who is in it, and who may still come. */
  #begin(told: Map<string, Standing>, people: readonly Attendee[], hasBegun: boolean): void {
    if (this.#hasBegun) return;
    this.#hasBegun = this.#isOpening = hasBegun;
    for (const { id, standing } of people) {
      if (standing !== "in" && standing !== "rung") continue;
      if (hasBegun) told.delete(id);
      else told.set(id, standing);
    }
  }

  #gather(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#isGathered = true;
      this.requestUpdate();
    }, GATHER_MS);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#told = this.#sessionId = null;
    this.#hasBegun = this.#isOpening = this.#isGathered = false;
    this.#text = "";
  }
}

const standingsOf = (people: readonly Attendee[]): Map<string, Standing> =>
  new Map(people.map(({ id, standing }) => [id, standing]));
