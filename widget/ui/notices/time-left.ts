/** Counts down to the chat's own limit, every second; screen readers are not told each tick. */
import { css, html, LitElement, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import { formatDuration } from "../words/duration.ts";
import { clock, icon } from "../kit/icon.ts";
import { SecondTicks } from "../kit/second-ticks.ts";

/** The seconds left until `atMs`, rounded up. */
export const secondsUntil = (atMs: number): number =>
  Math.max(0, Math.ceil((atMs - performance.now()) / 1000));

export class TimeLeft extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: center;
        justify-self: center;
        gap: 8px;
        padding: 8px 16px 8px 13px;
        border-radius: 20px;
        background: var(--_notice);
        color: var(--_notice-text);
        font: 550 13px / 1.4 var(--_font);
        font-variant-numeric: tabular-nums;
      }
      :host(:dir(rtl)) {
        padding-inline: 13px 16px;
      }
      .icon {
        flex: none;
        inline-size: 17px;
        block-size: 17px;
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];
  static override properties = { words: {}, atMs: { attribute: false } };

  /** The text, with `{time}` for the minutes and seconds. */
  declare words: string;
  /** The end of the call, on the page's monotonic clock (ms). */
  declare atMs: number;

  constructor() {
    super();
    new SecondTicks(this, () => this.atMs);
  }

  protected override render(): TemplateResult {
    const left = formatDuration(secondsUntil(this.atMs), this.lang || "en");
    return html`
      ${icon(clock)}<span role="timer" aria-live="off">${this.words.replace(
        "{time}",
        () => `\u2066${left}\u2069`,
      )}</span>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-time-left": TimeLeft;
  }
}
