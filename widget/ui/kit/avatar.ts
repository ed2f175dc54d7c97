/** Somebody's picture. Until it is loaded, or where it fails, their initials on their colour. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { avatarStyles } from "./avatar.styles.ts";
import { base } from "./base.styles.ts";
import { icon } from "./icon.ts";
import { person } from "./icons.ts";
import { hueOf, initialsOf } from "../../model/person-look.ts";

/** Decorative: the name always stands beside it. */
export class Avatar extends LitElement {
  static override styles = [base, avatarStyles];
  static override properties = {
    personId: { attribute: false },
    name: { attribute: false },
    picture: { attribute: false },
    pictureState: { state: true },
  };

  declare personId: string;
  declare name: string;
  declare picture: string | undefined;
  declare pictureState: "loading" | "loaded" | "failed";

  constructor() {
    super();
    this.personId = "";
    this.name = "";
    this.pictureState = "loading";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("picture")) this.pictureState = "loading";
    if (changed.has("personId")) this.style.setProperty("--_own-hue", String(hueOf(this.personId)));
  }

  protected override render(): TemplateResult {
    const initials = initialsOf(this.name);
    const hasPicture = this.picture && this.pictureState !== "failed";
    return html`
      <span class="initials" aria-hidden="true">${initials || icon(person)}</span>
      ${hasPicture
        ? html`
          <img
            class=${this.pictureState}
            src=${this.picture!}
            alt=""
            draggable="false"
            referrerpolicy="no-referrer"
            @load=${() => this.pictureState = "loaded"}
            @error=${() => this.pictureState = "failed"}
          >
        `
        : nothing}
    `;
  }
}
