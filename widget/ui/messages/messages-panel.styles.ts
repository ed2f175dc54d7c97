/**
 * Styles inside the panel: a heading, the messages, the field. `messages-layout.styles.ts` sets its
 * place.
 */
import { css } from "lit";

export const messagesPanelStyles = css`
  :host {
    display: none;
    min-inline-size: 0;
    color: var(--_text);
    font: 400 15px / 1.4 var(--_font);
    -webkit-font-smoothing: antialiased;
  }
  :host([open]) {
    display: block;
  }
  section {
    position: relative;
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100%;
    background: var(--_surface);
  }
  section:focus {
    outline: none;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 8px 8px 6px 16px;
  }
  header:dir(rtl) {
    padding: 8px 16px 6px 8px;
  }
  h2 {
    margin: 0;
    font-size: 15px;
    font-weight: 650;
    letter-spacing: -0.008em;
  }
  .close {
    display: grid;
    place-items: center;
    inline-size: 34px;
    block-size: 34px;
    border-radius: 50%;
    color: var(--_muted);
    font-size: 12px;
  }
  .close:hover {
    background: var(--_control);
  }
  .log {
    grid-area: 2 / 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* A finger scrolls here, and elsewhere moves the window. */
    touch-action: pan-y pinch-zoom;
    padding: 0 14px 6px;
    user-select: text;
    -webkit-user-select: text;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .none {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 10px;
    min-block-size: 100%;
    margin: 0;
    color: var(--_muted);
    font-size: 13.5px;
    text-align: center;
    text-wrap: balance;
  }
  .none .icon {
    inline-size: 28px;
    block-size: 28px;
    opacity: 0.7;
  }
  .none .spinner {
    inline-size: 18px;
    block-size: 18px;
  }
  .newer {
    grid-area: 2 / 1;
    place-self: end center;
    margin-block-end: 8px;
    background: var(--_accent);
    color: var(--_surface);
    box-shadow: 0 2px 10px #0005;
    font-size: 13px;
  }
  .newer .icon {
    inline-size: 16px;
    block-size: 16px;
  }
`;
