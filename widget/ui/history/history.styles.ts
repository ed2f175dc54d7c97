/** The look of the history: a sheet on a phone, a card in the middle of a larger screen. */
import { css } from "lit";

export const historyStyles = css`
  dialog {
    flex-direction: column;
    inline-size: min(100vw, 440px);
    block-size: min(100dvh, 640px);
    max-inline-size: none;
    max-block-size: none;
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
    flex-wrap: wrap;
    align-items: center;
    gap: 10px 14px;
    padding-block: 18px 12px;
    padding-inline: 22px 18px;
    border-block-end: 1px solid var(--_line);
  }
  h2 {
    font-size: 21px;
    font-weight: 650;
    letter-spacing: -0.012em;
  }
  .filter {
    display: flex;
    margin-inline-start: auto;
    padding: 3px;
    border-radius: 12px;
    background: var(--_control);
  }
  .filter button {
    min-block-size: 32px;
    padding: 0 14px;
    border-radius: 9px;
    color: var(--_muted);
    font-weight: 550;
    font-size: 14px;
  }
  .filter [aria-pressed="true"] {
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 1px 3px #0002;
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
  .list {
    flex: 1;
    min-block-size: 0;
    padding: 0 10px calc(16px + env(safe-area-inset-bottom));
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  h3 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin: 0 -10px;
    padding: 14px 22px 6px;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 13px;
    font-weight: 600;
  }
  h3::first-letter {
    text-transform: uppercase;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    padding: 40px 24px;
    color: var(--_muted);
    text-align: center;
    text-wrap: balance;
  }
  .more {
    display: block;
    margin: 12px auto;
    min-block-size: 44px;
    padding: 0 22px;
    border-radius: 22px;
    background: var(--_control);
    color: var(--_control-text);
    font-weight: 550;
  }
  .spinner {
    inline-size: 16px;
    block-size: 16px;
  }
  @media (max-width: 480px) {
    dialog {
      block-size: 92dvh;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
    .filter [aria-pressed="true"] {
      outline: 2px solid Highlight;
    }
  }
`;
