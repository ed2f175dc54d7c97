/** A dialog that is there for what the browser does with it, and shows nothing but what is in it. */
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
