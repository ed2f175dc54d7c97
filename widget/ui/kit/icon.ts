/** Draws an icon from its shape, and holds the shapes that the call buttons need. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

/** Draws a shape on a 24 by 24 grid in the text's colour, hidden from screen readers. */
export const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

/** A receiver at the ear: voice. */
export const handset = svg`
  <path
    class="solid"
    transform="rotate(-135 12 12)"
    d="M2.6 14.9c0-1.5.7-2.7 1.9-3.5C6.7 9.9 9.3 9.2 12 9.2s5.3.7 7.5 2.2c1.2.8 1.9 2 1.9 3.5v.7c0 .8-.7 1.4-1.5 1.3l-3-.4c-.6-.1-1.1-.5-1.2-1.1l-.4-1.8a11.6 11.6 0 0 0-6.6 0l-.4 1.8c-.1.6-.6 1-1.2 1.1l-3 .4c-.8.1-1.5-.5-1.5-1.3z"
  />
`;
/** A camera: video. */
export const camera = svg`
  <rect class="solid" x="2" y="6" width="13.4" height="12" rx="3.6" />
  <path class="solid" d="M16.9 10.5l3.3-2.4c.7-.5 1.6 0 1.6.8v6.2c0 .8-.9 1.3-1.6.8l-3.3-2.4z" />
`;
/** A clock: the call history. */
export const clock = svg`
  <circle cx="12" cy="12" r="8.6" />
  <path d="M12 7v5.4l3.4 2" />
`;
