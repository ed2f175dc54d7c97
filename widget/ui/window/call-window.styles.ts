/** Position and size of the call window: a popup above the page, or a block within it. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const callWindowStyles = viewportStyles(css`
  :host {
    display: contents;
  }
  .window {
    display: block;
    inset: auto;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    background: var(--_surface);
    color: var(--_text);
    border-radius: var(--_radius);
    outline-offset: -3px;
  }
  .window > * {
    display: block;
  }
  .window:focus {
    outline: none;
  }

  .popup {
    position: fixed;
    visibility: visible;
    z-index: 2147483000;
    inline-size: min(var(--_width), 100% - 2 * var(--_gap));
    max-inline-size: none;
    max-block-size: calc(100% - 2 * var(--_gap));
    overflow-y: auto;
    overscroll-behavior: contain;
    box-shadow: 0 0 0 1px var(--_line), var(--_shadow);
    /* Scrolls nothing: the distance from the edges, read by the code that moves the popup. */
    scroll-margin: calc(var(--_gap) + env(safe-area-inset-top))
      calc(var(--_gap) + env(safe-area-inset-right))
      calc(var(--_gap) + env(safe-area-inset-bottom))
      calc(var(--_gap) + env(safe-area-inset-left));
    user-select: none;
    -webkit-user-select: none;
    animation: appear 0.28s cubic-bezier(0.2, 0.9, 0.3, 1.08);
  }
  .popup.video.stage,
  .popup.video.outgoing {
    inline-size: min(var(--_video-width), 100% - 2 * var(--_gap));
    color-scheme: dark;
    /* With "contain" Chromium 156 leaves the corners around a video unclipped at 2 px a pixel. */
    overscroll-behavior: auto;
  }
  .popup.video.stage.group {
    inline-size: min(var(--_group-width), 100% - 2 * var(--_gap));
  }
  .bottom-left,
  .bottom-right {
    inset-block-end: calc(var(--_gap) + env(safe-area-inset-bottom));
    --_grows-up: 1;
  }
  .top-left,
  .top-right {
    inset-block-start: calc(var(--_gap) + env(safe-area-inset-top));
    animation-name: descend;
  }
  .bottom-left,
  .top-left {
    left: calc(var(--_gap) + env(safe-area-inset-left));
  }
  .bottom-right,
  .top-right {
    right: calc(var(--_gap) + env(safe-area-inset-right));
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 14px;
      scale: 0.97;
    }
  }
  @keyframes descend {
    from {
      opacity: 0;
      translate: 0 -14px;
      scale: 0.97;
    }
  }

  .inline {
    inline-size: 100%;
    box-shadow: inset 0 0 0 1px var(--_line);
  }

  /* A phone: cards as wide as the screen, within reach of the thumb. */
  @media (max-width: 480px) {
    .popup {
      --_gap: var(--chat-call-gap, 10px);
      inset-inline: var(--_gap);
      inline-size: auto;
    }
    .popup.video.stage,
    .popup.video.stage.group,
    .popup.video.outgoing {
      inline-size: auto;
    }
    .popup.incoming,
    .popup.outgoing {
      border-radius: calc(var(--_radius) + 8px);
    }
  }
  .popup.video.covers.covers {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-block-size: none;
    border-radius: 0;
    background: var(--_stage);
  }
  .covers > * {
    block-size: 100%;
  }

  /* A phone in landscape: the faces of a group stand in one row. */
  @media (max-height: 480px) and (orientation: landscape) {
    .popup.stage.group {
      inline-size: min(max(var(--_width), 512px), 100% - 2 * var(--_gap));
    }
  }

  @media (forced-colors: active) {
    .window {
      border: 2px solid CanvasText;
    }
  }
`);
