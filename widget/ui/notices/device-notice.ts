/** A notice about a device during the call, with a solution where there is one. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import { icon } from "../kit/icon.ts";
import { cross, warning } from "../kit/icons.ts";
import type { Outcome } from "../words/locale.ts";

/** Slotted content replaces the detail text. Fires `close` when the person dismisses it. */
export class DeviceNotice extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        padding: 12px 14px;
        border-radius: var(--_inner-radius);
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
        min-inline-size: 0;
        overflow-wrap: anywhere;
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
      button:dir(rtl) {
        margin: -6px 0 -6px -8px;
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];
  static override properties = { outcome: { attribute: false }, dismiss: {} };

  declare outcome: Outcome;
  /** The label of the button that dismisses it; empty for a notice that goes by itself. */
  declare dismiss: string;

  constructor() {
    super();
    this.dismiss = "";
  }

  protected override render(): TemplateResult {
    const { outcome: { title, detail = nothing }, dismiss } = this;
    return html`
      ${icon(warning)}
      <div class="words"><strong>${title}</strong><slot>${detail}</slot></div>
      ${dismiss
        ? html`
          <button
            type="button"
            aria-label=${dismiss}
            title=${dismiss}
            @click=${() => this.dispatchEvent(new Event("close"))}
          >${icon(cross)}</button>
        `
        : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-device-notice": DeviceNotice;
  }
}
