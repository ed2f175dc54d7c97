/** Layout of a stage of more than two: nothing lies on the tiles, which carry their own names. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const groupedStageStyles = viewportStyles(css`
  :host([grouped]) .video {
    grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 1fr);
  }
  :host([grouped]) .heading.heading {
    grid-area: 1 / 1;
    padding-block: 12px 6px;
    background: none;
  }
  :host([grouped]) .tiles.tiles,
  :host([grouped]) .banner {
    grid-area: 2 / 1;
  }
  :host([grouped]) .notices.notices {
    grid-area: 3 / 1;
  }
  :host([grouped]) .controls.controls {
    grid-area: 4 / 1;
    background: none;
  }
  :host([grouped][full]) .heading.heading {
    padding-block-start: calc(14px + env(safe-area-inset-top));
  }
  :host([grouped][full]) .controls.controls {
    padding-block: 14px calc(20px + env(safe-area-inset-bottom));
  }
  /* Beside a shared screen they are one column, below it one row. */
  :host([grouped][full]) .shared .people > * {
    flex: 1;
    aspect-ratio: auto;
  }
  chat-call-group-circle {
    padding: 22px 14px 4px;
  }
  :host([grouped]) .row {
    justify-content: center;
    padding-block: 8px 10px;
  }
  :host([grouped]) .row .who {
    flex: none;
  }
  /* A phone in landscape has room beside the tiles. */
  @media (max-height: 480px) and (orientation: landscape) {
    :host([grouped][full]) .video {
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) auto;
    }
    :host([grouped][full]) .heading.heading {
      padding-block: 8px 2px;
    }
    :host([grouped][full]) .controls.controls {
      grid-area: 1 / 2 / -1;
      flex-direction: column;
      gap: 1.6vh;
      padding: 8px calc(16px + env(safe-area-inset-right)) 8px 12px;
      --_disc: clamp(40px, 11.5vh, 50px);
    }
  }
`);
