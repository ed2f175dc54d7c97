/** The spinner shown while something is under way; the view sets its size and place. */
import { css } from "lit";

export const spinnerStyles = css`
  .spinner {
    border: 2px solid color-mix(in srgb, currentColor 30%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
