/** The shapes that only a call of more than two shows. */
import { svg } from "lit";

/** Two low bars of four. */
export const weakSignal = svg`
  <path class="solid" d="M3.4 15.6h2.8v4.8H3.4zM8.4 12h2.8v8.4H8.4z" />
  <path class="solid faint" d="M13.4 8h2.8v12.4h-2.8zM18.4 4h2.8v16.4h-2.8z" />
`;
