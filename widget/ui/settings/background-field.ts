/** Chooses what is behind the person in their picture: the room, a blur of it, or a picture. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type BackdropName, backdropOf, type Background, BLUR } from "../../model/background.ts";
import type { BackgroundSource } from "../../model/background-source.ts";
import { base } from "../kit/base.styles.ts";
import type { DialogWords } from "../words/dialog-words.ts";
import { backdropStyle } from "./backdrop-style.ts";
import { backgroundStyles } from "./background.styles.ts";
import { settingsStyles } from "./settings.styles.ts";

export class BackgroundField extends LitElement {
  static override styles = [base, settingsStyles, backgroundStyles];
  static override properties = { words: { attribute: false } };

  declare words: DialogWords["settings"]["background"];
  declare source: BackgroundSource;

  protected override render(): TemplateResult {
    const { words, source: { obstacle, offered, chosen, progress } } = this;
    if (obstacle) {
      return html`
        <b class="title">${words.title}</b>
        <p class="failure">${words.obstacle[obstacle]}</p>
      `;
    }
    return html`
      <fieldset>
        <legend>${words.title}</legend>
        <div class="choices">
          ${[null, ...offered].map((background) => this.#choice(background, chosen))}
        </div>
      </fieldset>
      <p class="progress" role="status">${progress === "loading" ? words.loading : nothing}</p>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    for (const swatch of this.renderRoot.querySelectorAll<HTMLElement>("[data-backdrop]")) {
      const backdrop = backdropOf(swatch.dataset.backdrop!);
      if (backdrop) swatch.style.setProperty("--_backdrop", backdropStyle(backdrop));
    }
  }

  #choice(background: Background | null, chosen: Background | null): TemplateResult {
    const isPicture = background !== null && background !== BLUR && !backdropOf(background);
    return html`
      <label class="choice">
        <input
          type="radio"
          name="background"
          .checked=${background === chosen}
          @change=${() => this.#choose(background)}
        >
        <i class="swatch ${background === BLUR ? BLUR : ""}" data-backdrop=${background ?? nothing}>
          ${isPicture ? html`<img src=${background} alt="" crossorigin="anonymous">` : nothing}
        </i>
        <span>${this.#nameOf(background)}</span>
      </label>
    `;
  }

  #nameOf(background: Background | null): string {
    const { words, source } = this;
    if (background === null) return words.none;
    if (background === BLUR) return words.blur;
    if (backdropOf(background)) return words.backdrop[background as BackdropName];
    const pictures = source.offered.filter((one) => one !== BLUR && !backdropOf(one));
    const count = pictures.indexOf(background) + 1;
    return words.picture.replace("{count}", count.toLocaleString(this.lang || undefined));
  }

  #choose(background: Background | null): void {
    this.source.choose(background);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-background-field": BackgroundField;
  }
}
