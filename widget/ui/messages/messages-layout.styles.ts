/**
 * Where the messages stand at the stage. In a small window: on the side towards which it grows, so
 * that no button moves from under a finger. In a wide one: at its end side. On a phone: as a sheet
 * below the pictures. The panel adds this style sheet to the stage.
 */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const messagesLayout = viewportStyles(css`
  :host {
    /* The window displays any panel inside it as a block. */
    display: grid !important;
    grid-template-columns: minmax(0, 1fr) auto;
    --_beside: calc(var(--_room, 100dvb) - 2 * var(--_gap));
    --_panel: clamp(150px, calc(var(--_beside) - 360px), 300px);
  }
  :host > *,
  .video,
  .tinted,
  chat-call-messages,
  chat-call-message-preview {
    grid-column: 1 / -1;
    min-inline-size: 0;
  }
  chat-call-messages[open] {
    order: calc(-1 * var(--_grows-up, 0));
    block-size: var(--_panel);
    border-block: 0 solid var(--_line);
    border-block-start-width: calc(1px * (1 - var(--_grows-up, 0)));
    border-block-end-width: calc(1px * var(--_grows-up, 0));
  }
  .tinted ~ chat-call-messages[open] {
    block-size: clamp(150px, calc(var(--_beside) - 160px), 380px);
  }
  .video:has(~ chat-call-messages[open]) .tiles {
    max-block-size: max(90px, calc(var(--_beside) - 122px - var(--_panel)));
  }
  /* In a low window, such as a zoomed page's, there is room for only one of the two. */
  @media (max-height: 430px) {
    :host(:not([full])) {
      --_panel: clamp(150px, calc(var(--_beside) - 130px), 300px);
    }
    @container stage (max-width: 679.9px) {
      :host(:not([full])) .video:has(~ chat-call-messages[open]) :is(.tiles, .preview) {
        display: none;
      }
    }
  }
  chat-call-message-preview {
    order: calc(-1 * var(--_grows-up, 0));
    animation: message-in 0.25s ease-out;
  }
  @keyframes message-in {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    chat-call-message-preview {
      animation: none;
    }
  }

  @container stage (min-width: 680px) {
    .video:has(~ chat-call-messages[open]) {
      grid-column: 1;
    }
    .video ~ chat-call-messages[open] {
      grid-area: 1 / 2;
      order: 0;
      contain: size;
      inline-size: 290px;
      block-size: auto;
      border-block-width: 0;
      border-inline-start: 1px solid var(--_line);
    }
    .video:has(~ chat-call-messages[open]) .tiles {
      max-block-size: max(140px, calc(100dvb - 2 * var(--_gap) - 122px));
    }
  }

  @container stage (min-width: 1100px) {
    .video ~ chat-call-messages[open] {
      inline-size: 360px;
    }
  }

  :host([full]) {
    grid-template-rows: minmax(0, 1fr);
  }
  :host([full]) .video {
    grid-row: 1;
    min-block-size: 0;
  }
  :host([full]) .video .tiles {
    max-block-size: none;
  }
  :host([full]) chat-call-messages[open] {
    order: 0;
    --_safe: env(safe-area-inset-bottom);
  }
  /* Over the picture, below the heading and clear of one's own picture. */
  :host([full]) chat-call-message-preview {
    grid-area: 1 / 1;
    place-self: start center;
    order: 0;
    inline-size: min(100% - 24px, 380px);
    margin-block-start: calc(64px + env(safe-area-inset-top));
    border-radius: 18px;
    overflow: hidden;
    box-shadow: 0 4px 18px #0008;
  }
  @container stage (max-width: 679.9px) {
    :host([full]) chat-call-messages[open] {
      z-index: 1;
      block-size: min(54dvb, 100dvb - var(--_covered, 0px) - 190px);
      margin-block: -14px var(--_covered, 0px);
      border: 0;
      border-radius: 22px 22px 0 0;
      overflow: hidden;
      box-shadow: 0 -6px 24px #0007;
      animation: sheet-in 0.28s cubic-bezier(0.2, 0.9, 0.3, 1);
    }
    /* The room left for pictures holds one face, with the buttons below it. */
    :host([full]) .video:has(~ chat-call-messages[open]) .preview {
      inline-size: 72px;
      border-radius: 10px;
    }
    :host([full]) .video:has(~ chat-call-messages[open]) .controls {
      padding-block: 14px 26px;
      --_disc: 44px;
    }
  }
  @keyframes sheet-in {
    from {
      translate: 0 40px;
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    chat-call-messages[open] {
      animation: none;
    }
  }

  [part~="messages-button"] b::after {
    content: attr(data-count);
  }
  [part~="messages-button"] b {
    position: absolute;
    inset-block-start: -1px;
    inset-inline-end: -1px;
    min-inline-size: 17px;
    padding-inline: 4px;
    border-radius: 9px;
    background: var(--_decline);
    color: var(--_on-action);
    font-size: 11px;
    font-weight: 700;
    line-height: 17px;
    text-align: center;
    text-shadow: none;
  }
  [part~="messages-button"]:has(b) {
    opacity: 1;
  }
  @media (forced-colors: active) {
    [part~="messages-button"] b {
      border: 1px solid ButtonText;
    }
  }
`);
