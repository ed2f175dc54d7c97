/** The call that another tab has, with its controls and a button to move it here. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { ElsewhereCall } from "../../model/tab-call.ts";
import { base } from "../kit/base.styles.ts";
import { cardStyles } from "../kit/card.styles.ts";
import { callControls } from "../kit/controls.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { defineElement } from "../kit/define-element.ts";
import { requests } from "../kit/request-event.ts";
import { spinnerStyles } from "../kit/spinner.styles.ts";
import { namesHeading } from "../window/call-panel.ts";
import type { Strings } from "../words/strings.ts";

export class ElsewherePanel extends LitElement {
  static override styles = [
    base,
    cardStyles,
    spinnerStyles,
    controlStyles,
    css`
      .row {
        padding-block-end: 6px;
      }
      .doings {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 10px;
        padding: 6px 14px 14px;
      }
      .here {
        flex: 1;
        min-block-size: 42px;
        border-radius: var(--_action-radius);
        background: var(--_accent);
        color: var(--_surface);
        white-space: nowrap;
      }
      /* Replaces the text but keeps its room: the controls beside it stay in place. */
      .here[disabled] {
        position: relative;
        color: transparent;
      }
      .here .spinner {
        position: absolute;
        inset: 0;
        margin: auto;
        color: var(--_surface);
      }
      .controls {
        --_disc: 42px;
      }
    `,
  ];
  static override properties = { call: { attribute: false }, strings: { attribute: false } };

  declare call: ElsewhereCall;
  declare strings: Strings;

  protected override render(): TemplateResult {
    const { call, strings } = this;
    const [person] = call.people;
    return html`
      <div class="tinted">
        <div class="row">
          ${person
            ? html`
              <chat-call-avatar
                class="portrait"
                part="avatar"
                .personId=${person.id}
                .name=${person.name}
                .picture=${person.picture}
              ></chat-call-avatar>
            `
            : nothing}
          <div class="who">
            ${namesHeading(call.people, strings)}
            <p class="quiet"><span part="status">${strings.callElsewhere}</span>${this.#timer()}</p>
          </div>
        </div>
        <div class="doings">
          <button
            type="button"
            part="action"
            class="pill here"
            ?disabled=${call.isMoving}
            @click=${requests({ type: "move-here" })}
          >${call.isMoving ? html`<i class="spinner"></i>` : nothing}${strings.moveHere}</button>
          <div class="controls" part="controls">${callControls(
            {
              selfId: "",
              microphoneOn: call.microphoneOn,
              cameraOn: call.cameraOn,
              isVideo: call.callType === "video",
            },
            strings,
            null,
          )}</div>
        </div>
      </div>
    `;
  }

  /** All tabs share the wall clock; this converts it to the page's monotonic clock. */
  #timer(): TemplateResult | typeof nothing {
    const { answeredAt } = this.call;
    if (answeredAt === null) return nothing;
    const since = performance.now() - (Date.now() - answeredAt);
    return html`
      <chat-call-timer part="timer" lang=${this.strings.lang} .since=${since}
      ></chat-call-timer>
    `;
  }
}

/** Registers the tag of the panel. */
export function defineElsewherePanel(): void {
  defineElement("chat-call-elsewhere-panel", ElsewherePanel);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-elsewhere-panel": ElsewherePanel;
  }
}
