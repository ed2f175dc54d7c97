/** Styles of the card for a call whose time has come, in addition to those of every card. */
import { css } from "lit";

export const dueStyles = css`
  /* Only the popup inside has a box, as in the call window. */
  :host {
    display: contents;
  }
  section + section {
    border-block-start: 1px solid var(--_line);
  }
  .row {
    align-items: flex-start;
    padding-block-end: 8px;
  }
  .row .with {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .doings {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    padding: 6px 14px 16px;
  }
  .doings p {
    flex: 1 1 60%;
    align-self: center;
    font-size: 14px;
  }
  .doings .pill {
    flex: 1 1 auto;
    min-block-size: 44px;
  }
  .doings .start {
    flex-grow: 3;
    background: var(--_accept);
    color: var(--_on-action);
  }
`;
