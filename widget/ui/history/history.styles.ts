/** Styles of the history, in addition to those of every dialog. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const historyStyles = viewportStyles(css`
  dialog {
    block-size: min(100%, 640px);
    max-block-size: none;
  }
  /* A header too long for one row takes two, and the close button stays in its corner. */
  header {
    position: relative;
    flex-wrap: wrap;
    gap: 10px 14px;
    padding-inline-end: 72px;
  }
  h2 {
    line-height: 40px;
  }
  .close {
    position: absolute;
    inset-block-start: 18px;
    inset-inline-end: 18px;
  }
  .filter {
    display: flex;
    padding: 3px;
    border-radius: var(--_inner-radius);
    background: var(--_control);
  }
  .filter button {
    min-block-size: 32px;
    padding: 0 14px;
    border-radius: calc(var(--_inner-radius) - 3px);
    color: var(--_muted);
    font-weight: 550;
    font-size: 14px;
  }
  .filter [aria-pressed="true"] {
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 1px 3px #0002;
  }
  .list {
    display: flex;
    flex-direction: column;
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
  /* If it is alone in the list, centre it. */
  .foot:first-child {
    margin-block-start: auto;
    padding-block: 0 20px;
  }
  .foot:first-child:last-child,
  .foot:first-child + .more {
    margin-block-end: auto;
  }
  .none {
    flex-direction: column;
  }
  .none .icon {
    padding: 18px;
    inline-size: 64px;
    block-size: 64px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_control) 60%, transparent);
  }
  .more {
    display: block;
    margin: 12px auto;
    min-block-size: 44px;
    padding: 0 22px;
    border-radius: var(--_action-radius);
    background: var(--_control);
    color: var(--_control-text);
    font-weight: 550;
  }
  /* While the form is open, the past calls are hidden. */
  .list:has(> [planning]) > :not([planning]) {
    display: none;
  }
  dialog:has(> .list > [planning]) .filter {
    display: none;
  }
  .spinner {
    inline-size: 16px;
    block-size: 16px;
  }
  @media (max-width: 480px) {
    dialog {
      block-size: 92%;
    }
  }
  @media (forced-colors: active) {
    .filter [aria-pressed="true"] {
      outline: 2px solid Highlight;
    }
  }
`);
