/** A frame around a picture that lights up with its person's voice level. */
import { css, html, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import { VoiceMeter } from "../kit/voice-meter.ts";

export class SpeakingFrame extends VoiceMeter {
  static override styles = [
    base,
    css`
      :host {
        --_level: 0;
        display: block;
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      span {
        position: absolute;
        inset: 0;
        border-radius: inherit;
        box-shadow:
          inset 0 0 0 3px oklch(0.8 0.17 150),
          inset 0 0 22px oklch(0.8 0.17 150 / 0.5);
        opacity: min(var(--_level) * 4, 1);
        transition: opacity 150ms linear;
      }
      @media (forced-colors: active) {
        span {
          outline: 4px solid Highlight;
          outline-offset: -4px;
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<span></span>`;
  }
}
