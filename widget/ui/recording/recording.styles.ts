/** Styles of a recording: a question, a line that stays, a file to save. */
import { css } from "lit";

export const recordingStyles = css`
  :host {
    display: grid;
    gap: 8px;
    font: 400 13.5px / 1.4 var(--_font);
  }
  :host([empty]) {
    display: none;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 12px 14px;
    border-radius: var(--_inner-radius);
    background: var(--_control);
    color: var(--_control-text);
    text-align: start;
  }
  .box p {
    flex: 1 1 150px;
    min-inline-size: 0;
  }
  .asks p {
    flex-basis: 100%;
    font-weight: 550;
  }
  .pill {
    min-block-size: 44px;
    padding-inline: 14px;
    border-radius: var(--_action-radius);
    background: var(--_surface);
    color: var(--_text);
  }
  /* It stays while recording is on, and covers as little as possible. */
  .on {
    justify-self: center;
    inline-size: fit-content;
    max-inline-size: 100%;
    padding: 4px 4px 4px 14px;
    border-radius: calc(var(--_action-radius) + 4px);
  }
  .on:dir(rtl) {
    padding: 4px 14px 4px 4px;
  }
  /* At least as wide as its longest word; without room beside it, the button goes below. */
  .on p {
    flex: 1 1 min-content;
    overflow-wrap: break-word;
  }
  .on .pill {
    flex: none;
    max-inline-size: 60%;
    min-block-size: 36px;
    margin-inline-start: auto;
  }
  .asks .pill {
    flex: 1;
  }
  .strong {
    background: var(--_accent);
    color: var(--_surface);
  }
  .state {
    display: flex;
    align-items: center;
    gap: 9px;
    font-weight: 600;
  }
  /* A ring while waiting, full while recording; the text beside it says the same. */
  .dot {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    border: 2.5px solid var(--_decline);
    border-radius: 50%;
  }
  .on .dot {
    background: var(--_decline);
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--_decline) 28%, transparent);
    animation: breathe 2s ease-in-out infinite;
  }
  @keyframes breathe {
    50% {
      box-shadow: 0 0 0 6px color-mix(in srgb, var(--_decline) 12%, transparent);
    }
  }
  .doings {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .doings.below {
    flex-basis: 100%;
  }
  .below .pill {
    flex: 1;
  }
  .facts {
    display: block;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .box .facts {
    color: inherit;
    opacity: 0.8;
  }
  .put-away {
    padding: 8px;
    margin-inline-end: -8px;
    border-radius: 50%;
  }
  .put-away .icon {
    inline-size: 19px;
    block-size: 19px;
  }
  @media (forced-colors: active) {
    .box {
      border: 1px solid CanvasText;
    }
    .on .dot {
      forced-color-adjust: none;
    }
  }
`;
