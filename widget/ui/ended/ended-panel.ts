/** How a call ended, in words; or what prevented it, with a way to solve that. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import { cardStyles } from "../kit/card.styles.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { endedPanelStyles } from "./ended-panel.styles.ts";
import { type EndedView, outcomeOf } from "./ended-view.ts";
import { handset, icon } from "../kit/icon.ts";
import { cross, warning } from "../kit/icons.ts";
import { messagesLeft } from "../messages/messages-loader.ts";
import { recovery } from "../notices/notices-loader.ts";
import { RequestEvent, requests } from "../kit/request-event.ts";
import { KeptFocus } from "../window/kept-focus.ts";
import type { Strings } from "../words/strings.ts";

/** No connection came about, or it was lost: the network may be why. */
const canBeChecked = ({ failure, ending }: EndedView): boolean =>
  failure?.kind === "connection" || ending?.reason === "connect-failed";

export class EndedPanel extends LitElement {
  static override styles = [base, cardStyles, controlStyles, endedPanelStyles];
  static override properties = { view: { attribute: false }, strings: { attribute: false } };

  declare view: EndedView;
  declare strings: Strings;

  constructor() {
    super();
    new KeptFocus(this);
  }

  protected override render(): TemplateResult {
    const { view, strings } = this;
    const { title, detail } = outcomeOf(view, strings);
    return html`
      <div class=${view.failure ? "failed" : "tinted"}>
        <div class="row">
          ${view.failure ? html`<span class="mark">${icon(warning)}</span>` : this.#avatar(view)}
          <div class="who">
            <h2 class="title" part="status">${title}</h2>
            ${this.#detail(view, detail)}
            ${view.join
              ? html`
                <button
                  type="button"
                  part="action"
                  class="pill join"
                  @click=${requests(view.join)}
                >
                  ${icon(handset)}${strings.joinCall}
                </button>
              `
              : nothing}
            ${canBeChecked(view)
              ? html`
                <button
                  type="button"
                  part="action"
                  class="pill check"
                  @click=${requests({ type: "diagnose" })}
                >${strings.checkCalls}</button>
              `
              : nothing}
          </div>
          <button
            type="button"
            class="dismiss"
            aria-label=${strings.dismiss}
            title=${strings.dismiss}
            @click=${requests({ type: "dismiss" })}
          >${icon(cross)}</button>
        </div>
        ${view.answered ? messagesLeft : nothing}
      </div>
    `;
  }

  #detail({ failure, retry }: EndedView, detail: string | undefined): unknown {
    const words = detail ? html`<p class="detail">${detail}</p>` : nothing;
    if (failure?.kind !== "device" || !retry) return words;
    const callAgain = () => this.dispatchEvent(new RequestEvent(retry));
    return html`<div class="detail">${
      recovery(failure, this.strings, detail, callAgain, true)
    }</div>`;
  }

  #avatar({ faces }: EndedView): TemplateResult[] {
    return faces.slice(0, 1).map((face) =>
      html`
        <chat-call-avatar
          class="portrait"
          part="avatar"
          .personId=${face.id}
          .name=${face.name}
          .picture=${face.picture}
        ></chat-call-avatar>
      `
    );
  }
}
