/** Makes a dialog invisible except for its content: it exists only to be modal. */
import { css } from "lit";

export const overModalStyles = css`
  .over-modal {
    display: contents;
    inset: auto;
    inline-size: 0;
    block-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
    color: inherit;
  }
  .over-modal::backdrop {
    display: none;
  }
`;
