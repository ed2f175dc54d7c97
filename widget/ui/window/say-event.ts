/**
 * How a view has something told to screen readers, politely: it rises to the window, which alone has
 * the place for it, so that nothing is told twice or over another's words.
 */
import type { LitElement } from "lit";

export class SayEvent extends CustomEvent<string> {
  constructor(words: string) {
    super("chat-call-say", { bubbles: true, composed: true, detail: words });
  }
}

/** What the views inside the host have had told last. */
export class Told {
  words = "";

  constructor(host: LitElement) {
    host.addEventListener("chat-call-say", (event) => {
      event.stopPropagation();
      this.words = event.detail;
      host.requestUpdate();
    });
  }
}

declare global {
  interface HTMLElementEventMap {
    "chat-call-say": SayEvent;
  }
}
