/** A failure in words, with the way out that the person has. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { CallFailure } from "../model/call-failure.ts";
import { base } from "./base.styles.ts";
import { icon } from "./icon.ts";
import { cross, warning } from "./icons.ts";
import type { Strings } from "./strings.ts";

/** Says what is missing while a call goes on; fires `close` when the person has read it. */
export class DeviceNotice extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        padding: 12px 14px;
        border-radius: 16px;
        background: var(--_notice);
        color: var(--_notice-text);
        font: 400 13px / 1.4 var(--_font);
        text-align: start;
      }
      .icon {
        inline-size: 19px;
        block-size: 19px;
      }
      .words {
        flex: 1;
      }
      strong {
        display: block;
        font-weight: 650;
      }
      button {
        margin: -6px -8px -6px 0;
        padding: 8px;
        border-radius: 50%;
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];
  static override properties = {
    failure: { attribute: false },
    strings: { attribute: false },
  };

  declare failure: CallFailure;
  declare strings: Strings;

  protected override render(): TemplateResult {
    const { title, detail } = this.strings.failure(this.failure, true);
    const { dismiss } = this.strings;
    return html`
      ${icon(warning)}
      <div class="words"><strong>${title}</strong>${detail ?? nothing}</div>
      <button
        type="button"
        aria-label=${dismiss}
        title=${dismiss}
        @click=${() => this.dispatchEvent(new Event("close"))}
      >${icon(cross)}</button>
    `;
  }
}
