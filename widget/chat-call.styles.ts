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

  /* Holds the language and its direction, and has no box of its own. */
  div {
    display: contents;
  }
`;
