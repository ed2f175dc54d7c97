/** A button that joins the chat's running call and shows who is in it. Loaded on demand. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import { joinOfferOf } from "../../model/join-offer.ts";
import type { LineView } from "../../model/line-view.ts";
import { Avatar } from "../kit/avatar.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import { groupWordsOf } from "../group/group-words.ts";
import { camera, handset, icon } from "../kit/icon.ts";
import { requests } from "../kit/request-event.ts";
import type { Speech } from "../words/speech.ts";
import { tokens } from "../kit/tokens.styles.ts";
import { unseen } from "../kit/unseen.styles.ts";
import { stringsOf } from "../words/wording.ts";
import { joinButtonStyles } from "./join-button.styles.ts";

/** More faces would crowd a header; the names say the rest. */
const FACES_MAX = 3;

export class JoinButton extends LitElement {
  static override styles = [buttonTokens, tokens, base, unseen, joinButtonStyles];
  static override properties = {
    line: { attribute: false },
    types: { attribute: false },
    speech: { attribute: false },
  };

  declare line: LineView;
  /** The types of call that the page offers. */
  declare types: readonly CallType[];
  declare speech: Speech;

  protected override render(): TemplateResult | typeof nothing {
    const { line, types, speech } = this;
    const offer = joinOfferOf(line, types);
    if (!offer) return nothing;
    const { command, people } = offer;
    const strings = stringsOf(speech);
    const { running } = groupWordsOf(strings);
    const names = strings.people(people.map(({ name }) => name.trim() || strings.someone));
    return html`
      <p class="unseen" id="who" role="status">${running}: ${names}</p>
      <button
        type="button"
        part="join-button"
        aria-describedby="who"
        @click=${requests(command)}
      >
        <span class="faces" aria-hidden="true">${people.slice(0, FACES_MAX).map((person) =>
          html`
            <chat-call-avatar
              .personId=${person.id}
              .name=${person.name}
              .picture=${person.picture}
            ></chat-call-avatar>
          `
        )}</span>
        <span class="words">
          <span class="join">${icon(command.callType === "video" ? camera : handset)}${strings
            .joinCall}</span>
          <span class="who" dir=${people.length < 2
            ? "auto"
            : nothing} aria-hidden="true">${names}</span>
        </span>
      </button>
    `;
  }
}

/** Registers the tags of the button. */
export function defineJoin(): void {
  defineElement("chat-call-avatar", Avatar);
  defineElement("chat-call-join", JoinButton);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-join": JoinButton;
  }
}
