/** The icons of the messages: send, and go to the newest. */
import { svg } from "lit";

/** A paper plane: send. */
export const paperPlane = svg`
  <path class="solid"
    d="M4.2 4.6c-.2-.9.6-1.6 1.4-1.2l15 7.5c.9.4.9 1.7 0 2.2l-15 7.5c-.8.4-1.6-.4-1.4-1.2l1.7-6 8-1.4-8-1.4z" />
`;
export const arrowDown = svg`<path d="M12 5v14M6.4 13.4L12 19l5.6-5.6" />`;
