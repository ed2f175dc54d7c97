/** Notices that ask for a decision, with the buttons for it. */
import { css } from "lit";

export const askingStyles = css`
  .main {
    min-block-size: 44px;
    border-radius: var(--_action-radius);
    background: var(--_accent);
    color: var(--_surface);
  }
  .asking {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 14px;
    border-radius: var(--_inner-radius);
    background: var(--_control);
    font-size: 13.5px;
  }
  .asking p {
    flex: 1 0 100%;
    font: inherit;
    text-align: start;
  }
  .asking .pill {
    flex: 1;
    min-block-size: 44px;
    border-radius: var(--_action-radius);
  }
  /* A single button stands beside the text, where there is room. */
  .asking p:has(+ .pill:last-child) {
    flex: 1 1 10em;
    align-self: center;
  }
  .asking p + .pill:last-child {
    flex: 0 1 auto;
    align-self: center;
  }
  .asking .pill:not(.main) {
    background: var(--_surface);
    color: var(--_text);
  }
`;
