/**
 * Tells screen readers, politely, who joins and leaves a call of more than two, who is rung and who
 * will not join. Changes close together make one sentence. Nothing of it is visible.
 */
import { css, html, type TemplateResult } from "lit";
import { type CallMachineSnapshot, selectCall, selectState } from "../../model/call-selectors.ts";
import { CallPanel } from "../window/call-panel.ts";
import type { Portrayed } from "../kit/face.ts";
import type { Strings } from "../words/strings.ts";
import { type Attendee, attendeesOf, newsOf, type Standing } from "./attendance.ts";
import { alsoCalls, selectAlsoRung } from "./also-rung.ts";

/** How long news is gathered: people who are rung together often answer together. */
const GATHER_MS = 800;

interface NewsView {
  sessionId: string | null;
  /** This person is in the call or places it. */
  takesPart: boolean;
  /** It rings here. Then they hear whom else it rings, and who joins and leaves. */
  rings: boolean;
  /** The call has connected at least once. */
  hasBegun: boolean;
  people: Attendee[];
  /** Whom else the call rings, while it rings here. */
  alsoRung: Portrayed[];
}

function selectNews(snapshot: CallMachineSnapshot): NewsView | null {
  const call = selectCall(snapshot);
  const state = selectState(snapshot);
  return call && {
    sessionId: call.sessionId,
    takesPart: state !== "incoming" && state !== "ended" && state !== "idle",
    hasBegun: state === "active" || state === "reconnecting",
    rings: state === "incoming",
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

  /** Everybody's standing, as last announced or not worth announcing. */
  #told: Map<string, Standing> | null = null;
  #sessionId: string | null = null;
  #hasBegun = false;
  #hasRung = false;
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
    const { takesPart, rings } = view;
    if (isAnother || (!takesPart && !rings) || (takesPart && this.#hasRung)) this.#forget();
    this.#sessionId = view.sessionId;
    this.#hasRung = rings;
    if (takesPart) this.#follow(view, strings);
    else if (rings) this.#listen(view, strings);
    return html`<p role="status">${this.#text}</p>`;
  }

  /** Says whom else it rings, and then who joins and leaves: with them this person would talk. */
  #listen({ people, alsoRung }: NewsView, strings: Strings): void {
    const told = this.#told ??= standingsOf(people);
    if (alsoRung.length > 0) this.#text ||= alsoCalls(alsoRung, strings);
    const moved = people.filter(({ id, standing }) =>
      standing === "in" || (standing === "left" && told.get(id) === "in")
    );
    this.#tell(newsOf(moved, told, false, strings), people);
  }

  #follow({ hasBegun, people }: NewsView, strings: Strings): void {
    if (!this.#told) this.#text = "";
    const told = this.#told ??= standingsOf(people);
    this.#begin(told, people, hasBegun);
    this.#tell(newsOf(people, told, this.#isOpening, strings), people);
  }

  /** Tells the news once it is gathered. */
  #tell(news: string, people: readonly Attendee[]): void {
    if (this.#isGathered) {
      this.#isGathered = this.#isOpening = false;
      this.#text = news;
      this.#told = standingsOf(people);
    } else if (news !== "") this.#gather();
  }

  /**
   * Before it begins, the window says whom it rings. The first news: who is in, who may still come.
   */
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
    this.#hasBegun =
      this.#hasRung =
      this.#isOpening =
      this.#isGathered =
        false;
    this.#text = "";
  }
}

const standingsOf = (people: readonly Attendee[]): Map<string, Standing> =>
  new Map(people.map(({ id, standing }) => [id, standing]));
