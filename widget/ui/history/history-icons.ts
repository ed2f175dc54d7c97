/** The shapes of the history: which way a call went. */
import { svg } from "lit";

/** From here to somebody. */
export const arrowOut = svg`<path d="M6.5 17.5l11-11M9.5 6.5h8v8" />`;
/** From somebody to here. */
export const arrowIn = svg`<path d="M17.5 6.5l-11 11M14.5 17.5h-8v-8" />`;
/** It came and was turned away. */
export const arrowMissed = svg`<path d="M20 7.5l-7.5 7.5L4 6.5M4 12V6.5h5.5" />`;
