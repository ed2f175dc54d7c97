/** Seven controls on a narrow stage: two rows of four columns; Hang up spans two, by the thumb. */
import { css } from "lit";

export const twoRowsStyles = css`
  @container stage (max-width: 399.9px) {
    .video:not(:has(~ chat-call-messages[open])) .controls:has(> :nth-child(7)) {
      display: grid;
      grid-template-columns: repeat(4, var(--_disc));
      gap: 12px 18px;
    }
    .video:not(:has(~ chat-call-messages[open])) .control:nth-child(7) {
      grid-column: span 2;
      inline-size: auto;
      border-radius: calc(1.25 * var(--_action-radius));
    }
  }
  /* The controls are larger in full screen. */
  @container stage (max-width: 489.9px) {
    :host([full]) .video:not(:has(~ chat-call-messages[open])) .controls:has(> :nth-child(7)) {
      display: grid;
      grid-template-columns: repeat(4, var(--_disc));
      gap: 16px 24px;
    }
    :host([full]) .video:not(:has(~ chat-call-messages[open])) .control:nth-child(7) {
      grid-column: span 2;
      inline-size: auto;
      border-radius: calc(1.25 * var(--_action-radius));
    }
    /* Above open messages there is height for one row only. */
    .video.video:has(~ chat-call-messages[open]) .controls.controls:has(> :nth-child(7)) {
      gap: 1.5cqi;
      padding-inline: 4px;
      --_disc: min(44px, 12cqi);
    }
  }
`;
