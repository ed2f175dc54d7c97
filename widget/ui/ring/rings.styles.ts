/** The circles that spread from a picture while it rings, until `--_motion` is `paused`. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const ringStyles = viewportStyles(css`
  .rings {
    position: relative;
    display: grid;
    margin-block: 26px 8px;
    border-radius: 50%;
  }
  .rings > * {
    position: relative;
    z-index: 1;
  }
  .rings::before,
  .rings::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: 50%;
    background: oklch(0.68 0.15 var(--_hue, 260));
    opacity: 0.2;
    scale: 1.16;
  }
  .rings::after {
    opacity: 0.13;
    scale: 1.34;
  }
  @media (max-height: 480px) {
    .rings {
      margin-block: 12px 4px;
    }
  }
  .ringing.rings::before,
  .ringing.rings::after {
    animation: spread 2.4s cubic-bezier(0.2, 0.5, 0.4, 1) infinite var(--_motion,);
  }
  .ringing.rings::after {
    animation-delay: 1.2s;
  }
  .shake {
    animation: shake 2.4s ease-in-out infinite var(--_motion,);
  }
  @keyframes spread {
    from {
      opacity: 0.45;
      scale: 1;
    }
    to {
      opacity: 0;
      scale: 1.75;
    }
  }
  /* By transform: an <svg> whose "rotate" property is animated is drawn on Chromium's main thread. */
  @keyframes shake {
    0%,
    26%,
    100% {
      transform: none;
    }
    4%,
    12%,
    20% {
      transform: rotate(-3.5deg);
    }
    8%,
    16% {
      transform: rotate(3.5deg);
    }
  }
`);
