/** Everybody in a voice call of more than two, or everybody it rings: faces with their names. */
import { html, nothing, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import { CallPanel, portrait } from "../window/call-panel.ts";
import { nameOf } from "../kit/face.ts";
import { icon } from "../kit/icon.ts";
import { microphoneOff } from "../kit/icons.ts";
import { signalBars } from "../notices/notices-loader.ts";
import { spinnerStyles } from "../kit/spinner.styles.ts";
import type { Strings } from "../words/strings.ts";
import { Farewells } from "./farewells.ts";
import { groupCircleStyles } from "./group-circle.styles.ts";
import { type GroupView, isAbsent, selectGroup, type Somebody } from "./group-view.ts";
import { wordsFor } from "./group-words.ts";
import { StageLayout } from "./stage-layout.ts";

export class GroupCircle extends CallPanel<GroupView> {
  static override styles = [base, spinnerStyles, groupCircleStyles];

  readonly #farewells = new Farewells(this);

  constructor() {
    super(selectGroup);
    new StageLayout(this);
  }

  protected override draw({ people, isAnswered }: GroupView, strings: Strings): TemplateResult {
    // Before anybody has answered, everybody is shown: it matters who may still join.
    const shown = isAnswered ? this.#farewells.of(people) : people;
    return html`
      <ul class="n${shown.length}">${shown.map((person) => this.#person(person, strings))}</ul>
    `;
  }

  #person(person: Somebody, strings: Strings): TemplateResult {
    const { presence, muted, quality } = person;
    const words = wordsFor(presence, strings);
    const isRung = presence === "ringing" || presence === "dialing";
    const state = isRung ? "rung" : isAbsent(presence) ? "absent" : words ? "shaky" : "";
    const name = nameOf(person, strings);
    const mutedWords = strings.muted(name);
    return html`
      <li class=${state} part="tile">
        <div class="face">
          ${portrait(person, words ? null : this.levels)}
          ${muted
            ? html`<span class="sign" role="img" aria-label=${mutedWords} title=${mutedWords}>
              ${icon(microphoneOff)}
            </span>`
            : nothing}
        </div>
        <span class="name" part="name" dir="auto">${name}</span>
        ${words
          ? html`<span class="how" part="status">${words}</span>`
          : signalBars(quality, strings)}
      </li>
    `;
  }
}
