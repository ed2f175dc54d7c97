/** The host element's own box; everything inside it is styled where it is drawn. */
import { css } from "lit";

export const chatCallStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }

  :host([display="inline"]) {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  /* Holds the language and its direction, and has no box of its own. What a page lets its elements
    inherit (spacing, case, shadows, alignment, a pointer) ends here; properties and direction do not. */
  div {
    all: initial;
    display: contents;
    color-scheme: inherit;
    visibility: inherit;
    -webkit-text-size-adjust: 100%;
  }
`;
