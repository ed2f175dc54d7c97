/**
 * Styles that the panels share, and the two shapes of a card: upright, for a call that needs
 * attention, and a low row beside the chat.
 */
import { css } from "lit";
import { viewportStyles } from "./viewport-styles.ts";

export const cardStyles = viewportStyles(css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 15px / 1.4 var(--_font);
    -webkit-font-smoothing: antialiased;
  }
  p,
  h2 {
    margin: 0;
    font: inherit;
  }
  .icon .gap {
    stroke: var(--_behind, transparent);
    stroke-width: 2.6;
  }
  .name {
    text-wrap: balance;
    font-weight: 650;
    letter-spacing: -0.012em;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }
  .quiet {
    color: var(--_muted);
  }

  .upright {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    padding: 20px 24px 24px;
    text-align: center;
    background: radial-gradient(130% 62% at 50% 0%, var(--_tint), transparent);
  }
  .upright .name {
    margin-block-start: 18px;
    /* The ellipsis of a shortened name extends a little beyond its last line. */
    padding-inline: 6px;
    font-size: 23px;
    line-height: 1.2;
  }
  .upright .portrait {
    --_avatar: 104px;
  }

  /* A phone in landscape. */
  @media (max-height: 480px) {
    .upright {
      padding-block: 12px 16px;
    }
    .upright .name {
      margin-block-start: 8px;
    }
    .upright .portrait {
      --_avatar: 64px;
    }
  }

  .row {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 17px 14px 14px;
  }
  .tinted {
    background: radial-gradient(
      circle 250px at 40px 40px,
      color-mix(in oklab, var(--_tint) 75%, transparent),
      transparent
    );
  }
  .tinted:dir(rtl) {
    background: radial-gradient(
      circle 250px at calc(100% - 40px) 40px,
      color-mix(in oklab, var(--_tint) 75%, transparent),
      transparent
    );
  }
  .row .portrait {
    --_avatar: 52px;
  }
  .row .who {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
    gap: 1px;
    font-size: 14px;
  }
  .row .name {
    /* The name keeps its own direction, so that its end is cut, yet starts beside the face. */
    align-self: start;
    font-size: 16px;
    line-height: 1.25;
  }
  .row .quiet,
  .row .quiet span {
    display: flex;
    align-items: center;
    gap: 7px;
  }
  .row .quiet .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .spinner {
    flex: none;
    align-self: flex-start;
    margin-block-start: 0.2em;
    inline-size: 13px;
    block-size: 13px;
  }
  @media (forced-colors: active) {
    .upright,
    .tinted {
      background: none;
    }
  }
`);
