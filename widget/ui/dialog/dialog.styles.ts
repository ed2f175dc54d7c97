/** Styles of a dialog: a sheet on a phone, a card in the middle of a larger screen. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const dialogStyles = viewportStyles(css`
  dialog {
    flex-direction: column;
    inline-size: min(100%, 440px);
    max-inline-size: none;
    max-block-size: min(100%, 720px);
    margin: auto;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    overflow: hidden;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: 400 15px / 1.4 var(--_font);
    -webkit-font-smoothing: antialiased;
  }
  dialog[open] {
    display: flex;
    animation: appear 0.22s cubic-bezier(0.2, 0.9, 0.3, 1);
  }
  dialog::backdrop {
    background: #0b0d1a66;
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 18px;
    }
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 18px 12px;
    padding-inline: 22px 18px;
    border-block-end: 1px solid var(--_line);
  }
  h2 {
    margin: 0;
    font-size: 21px;
    font-weight: 650;
    letter-spacing: -0.012em;
  }
  .close {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    color: var(--_muted);
  }
  .close:hover {
    background: color-mix(in oklab, var(--_control) 60%, transparent);
  }
  .body {
    padding: 18px 22px calc(22px + env(safe-area-inset-bottom));
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  @media (max-width: 480px) {
    dialog {
      max-block-size: 92%;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
    .pill,
    .more,
    .back,
    .filter {
      border: 1px solid ButtonText;
    }
  }
`);
