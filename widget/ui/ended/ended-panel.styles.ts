/** Styles of an outcome: one quiet row, or several lines where there is a solution to explain. */
import { css } from "lit";

export const endedPanelStyles = css`
  .row {
    padding-inline-end: 10px;
  }
  .mark {
    display: grid;
    place-items: center;
    flex: none;
    align-self: flex-start;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_notice);
    color: var(--_notice-text);
  }
  .failed .row {
    padding-block: 18px;
  }
  .title {
    font-size: 15.5px;
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
    letter-spacing: -0.008em;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .detail {
    margin-block-start: 2px;
    color: var(--_muted);
    font-size: 13.5px;
    overflow-wrap: anywhere;
  }
  .join,
  .check {
    margin-block-start: 10px;
  }
  .check {
    min-block-size: 44px;
  }
  .join {
    background: var(--_accept);
    color: var(--_on-action);
  }
  .dismiss {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 34px;
    block-size: 34px;
    border-radius: 50%;
    color: var(--_muted);
    font-size: 13px;
  }
  .failed .dismiss {
    align-self: flex-start;
  }
  .dismiss:hover {
    background: var(--_control);
  }
`;
