/** Styles of a stage with a shared screen: nothing overlays it, people stand below or beside it. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const sharedScreenStyles = viewportStyles(css`
  .video.shared {
    grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 1fr);
  }
  .shared .heading {
    grid-area: 1 / 1;
    padding-block: 10px;
    background: none;
    text-shadow: none;
  }
  .shared .tiles {
    grid-area: 2 / 1;
    display: flex;
    flex-direction: column;
    aspect-ratio: auto;
  }
  .shared .screen {
    flex: 1;
    min-block-size: 0;
    aspect-ratio: 16 / 9;
    background: none;
  }
  .people {
    display: flex;
    flex: none;
    gap: 2px;
    block-size: clamp(60px, 18vb, 104px);
    --_avatar: 56px;
  }
  .people > * {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .shared .preview {
    position: static;
    place-self: auto;
    margin: 0;
    inline-size: auto;
    aspect-ratio: auto;
    border-radius: 0;
    box-shadow: none;
    --_avatar: 56px;
  }
  .shared .banner {
    grid-area: 2 / 1;
  }

  :host([full]) .video.shared {
    grid-template-rows: auto minmax(0, 1fr) auto auto;
  }
  :host([full]) .shared .tiles {
    grid-row: 2;
    padding-inline: env(safe-area-inset-left) env(safe-area-inset-right);
  }
  :host([full]) .shared .screen {
    aspect-ratio: auto;
  }
  :host([full]) .shared .people {
    block-size: clamp(96px, 20vh, 220px);
  }
  :host([full]) .shared .preview {
    margin: 0;
    border-radius: 0;
    inline-size: auto;
  }
  :host([full]) .shared .heading {
    padding: calc(12px + env(safe-area-inset-top)) calc(22px + env(safe-area-inset-right)) 12px
      calc(22px + env(safe-area-inset-left));
  }
  :host([full]) .shared .notices {
    grid-area: 3 / 1;
  }
  :host([full]) .shared .controls {
    grid-area: 4 / 1;
    padding-block-start: 14px;
    background: none;
    --_disc: clamp(44px, 13.4vw, 52px);
  }
  @media (orientation: landscape) {
    :host([full]) .shared .tiles {
      flex-direction: row;
    }
    :host([full]) .shared .people {
      flex-direction: column;
      inline-size: clamp(140px, 17vw, 280px);
      block-size: auto;
      justify-content: center;
    }
    :host([full]) .shared .people > * {
      flex: 0 1 auto;
      inline-size: 100%;
      aspect-ratio: 4 / 3;
    }
  }
`);
