/**
 * How well the connection to somebody carries the call, as bars like a phone's; barely visible
 * while it is good.
 */
import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import type { QualityLevel } from "../../model/call-quality.ts";
import { isWeak } from "../../model/call-selectors.ts";
import { base } from "../kit/base.styles.ts";
import { LateWords } from "../words/late-words.ts";
import { noticeWordsOf } from "../locales/notice-catalog.ts";
import type { Strings } from "../words/strings.ts";

/** How many bars are full. */
const FULL: Record<QualityLevel, number> = { excellent: 4, good: 3, poor: 2, lost: 1 };
const HEIGHTS = [4, 6.5, 9, 12];

export class SignalBars extends LitElement {
  static override styles = [
    base,
    css`
      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        fill: currentColor;
        opacity: 0.6;
        animation: come 0.6s;
      }
      @keyframes come {
        from {
          opacity: 0;
        }
      }
      /* The bars rise in reading direction. */
      svg:dir(rtl) {
        scale: -1 1;
      }
      .empty {
        opacity: 0.4;
      }
      .weak {
        color: #c77700;
        color: light-dark(#b86e00, #ffc861);
        opacity: 1;
      }
      @media (forced-colors: active) {
        svg[class] {
          box-sizing: content-box;
          margin: -2px;
          padding: 2px;
          background: Canvas;
          color: CanvasText;
          opacity: 1;
        }
      }
    `,
  ];
  static override properties = { level: { attribute: false }, strings: { attribute: false } };

  /** Null until measured, and while it cannot be known. */
  declare level: QualityLevel | null;
  declare strings: Strings;
  readonly #wording = new LateWords(this, noticeWordsOf);

  protected override render(): TemplateResult | typeof nothing {
    const { level, strings } = this;
    const words = this.#wording.of(strings);
    if (!level || !words) return nothing;
    const isLow = isWeak(level);
    return html`
      <svg
        class=${isLow ? "weak" : ""}
        viewBox="0 0 15 12"
        role="img"
        aria-label=${isLow ? words.weak : words[level]}
      >${HEIGHTS.map((height, at) =>
        svg`
          <rect
            class=${at < FULL[level] ? "" : "empty"}
            x=${4 * at} y=${12 - height} width="3" height=${height} rx="1" />
        `
      )}</svg>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-signal": SignalBars;
  }
}
