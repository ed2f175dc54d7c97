/** One person among several: the picture or the face, the name, and how they are doing. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { VoiceLevels } from "../../model/call-handle.ts";
import { base } from "../kit/base.styles.ts";
import { nameOf } from "../kit/face.ts";
import { icon } from "../kit/icon.ts";
import { cameraOff, microphoneOff } from "../kit/icons.ts";
import { hueOf } from "../../model/person-look.ts";
import { signalBars } from "../notices/notices-loader.ts";
import { spinnerStyles } from "../kit/spinner.styles.ts";
import type { Strings } from "../words/strings.ts";
import { groupTileStyles } from "./group-tile.styles.ts";
import { isAbsent, type Somebody } from "./group-view.ts";
import { wordsFor } from "./group-words.ts";

export class GroupTile extends LitElement {
  static override styles = [base, spinnerStyles, groupTileStyles];
  static override properties = {
    person: { attribute: false },
    strings: { attribute: false },
    levels: { attribute: false },
    own: { type: Boolean },
  };

  declare person: Somebody;
  declare strings: Strings;
  declare levels: VoiceLevels | null;
  /** This tile shows the person who looks at it. */
  declare own: boolean;

  constructor() {
    super();
    this.levels = null;
    this.own = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("person")) this.style.setProperty("--_hue", String(hueOf(this.person.id)));
  }

  protected override render(): TemplateResult {
    const { person, strings, levels, own } = this;
    const { presence } = person;
    const words = wordsFor(presence, strings);
    const isRung = presence === "ringing" || presence === "dialing";
    const state = isRung ? "rung" : isAbsent(presence) ? "absent" : words ? "shaky" : "";
    return html`
      <div class="tile ${state}">
        <chat-call-video-tile
          exportparts="avatar"
          ?mirrored=${own && person.showing}
          .face=${person}
          .stream=${person.stream}
          .levels=${words ? null : levels}
          .showing=${person.showing && !isRung}
        ></chat-call-video-tile>
        <chat-call-speaking-frame .levels=${words ? null : levels} .userId=${person
          .id}></chat-call-speaking-frame>
        ${words === null ? nothing : html`
          <p class="how" part="status">
            <span>${state === "shaky" ? html`<i class="spinner"></i>` : nothing}${words}</span>
          </p>
        `}
        <p class="label">
          ${person.muted ? this.#muted(own ? "" : strings.muted(this.#name)) : nothing}
          <span class="name" part="name" dir="auto">${own ? strings.you : this.#name}</span>
          ${own || words ? nothing : signalBars(person.quality, strings)}
        </p>
        ${own || words || person.showing
          ? nothing
          : html`<span class="unseen" role="img" aria-label=${strings.cameraIsOff(this.#name)}>${
            icon(cameraOff)
          }</span>`}
      </div>
    `;
  }

  get #name(): string {
    return nameOf(this.person, this.strings);
  }

  #muted(words: string): TemplateResult {
    return html`
      <span
        class="sign"
        role="img"
        aria-label=${words || nothing}
        aria-hidden=${words ? nothing : "true"}
        title=${words}
      >${icon(microphoneOff)}</span>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-group-tile": GroupTile;
  }
}
