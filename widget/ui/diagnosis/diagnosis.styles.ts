/** Styles of the call check. */
import { css } from "lit";
import { viewportStyles } from "../kit/viewport-styles.ts";

export const diagnosisStyles = viewportStyles(css`
  .verdict {
    margin: 0 0 14px;
    padding: 14px 16px;
    border-radius: var(--_inner-radius);
    background: var(--_control);
    font-weight: 600;
    text-wrap: balance;
  }
  .verdict.good {
    background: var(--_accept);
    color: var(--_on-action);
  }
  .verdict:is(.shut-in, .unrelayed, .offline, .unheard, .unseen, .unsupported) {
    background: var(--_notice);
    color: var(--_notice-text);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 24px 1fr auto;
    align-items: center;
    gap: 2px 12px;
    min-block-size: 46px;
    padding-block: 6px;
    border-block-end: 1px solid var(--_line);
  }
  .mark {
    display: grid;
    place-items: center;
  }
  .mark .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .ok .mark {
    color: color-mix(in oklab, var(--_accept), var(--_text) 25%);
  }
  .failed .mark {
    color: color-mix(in oklab, var(--_decline), var(--_text) 25%);
  }
  .waiting {
    color: var(--_muted);
  }
  .result,
  .detail {
    color: var(--_muted);
    font-size: 13px;
  }
  .detail {
    grid-column: 2 / -1;
    justify-self: start;
    overflow-wrap: anywhere;
  }
  .way {
    grid-column: 2 / -1;
    margin-block: 4px 6px;
    padding: 10px 14px;
    border-radius: 12px;
    background: var(--_notice);
    color: var(--_notice-text);
    font-size: 13px;
  }
  .spinner {
    inline-size: 16px;
    block-size: 16px;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block-start: 18px;
  }
  /* Keeps the buttons in sight, unless that would leave no room for the list. */
  @media (min-height: 560px) {
    footer {
      position: sticky;
      inset-block-end: 0;
      margin-block-start: 0;
      padding-block: 18px calc(22px + env(safe-area-inset-bottom));
      background: var(--_surface);
    }
    .body {
      padding-block-end: 0;
    }
    ul:has(+ footer[hidden]) {
      padding-block-end: 22px;
    }
  }
  [hidden] {
    display: none;
  }
  .pill {
    flex: 1 auto;
    min-block-size: 44px;
    padding: 0 10px;
    border-radius: var(--_action-radius);
    background: var(--_control);
    color: var(--_control-text);
    font-weight: 550;
  }
  @media (forced-colors: active) {
    .verdict {
      border: 1px solid CanvasText;
    }
  }
`);
