/** The icons of the history: which way a call went. */
import { svg } from "lit";

/** An outgoing call. */
export const arrowOut = svg`<path d="M6.5 17.5l11-11M9.5 6.5h8v8" />`;
/** An incoming call. */
export const arrowIn = svg`<path d="M17.5 6.5l-11 11M14.5 17.5h-8v-8" />`;
/** An incoming call that was missed. */
export const arrowMissed = svg`<path d="M20 7.5l-7.5 7.5L4 6.5M4 12V6.5h5.5" />`;
