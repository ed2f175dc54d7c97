/**
 * Asks the window to announce something politely to screen readers. Only the window has a live
 * region, so that nothing is announced twice or over other words.
 */
import type { LitElement } from "lit";

export class SayEvent extends CustomEvent<string> {
  constructor(words: string) {
    super("chat-call-say", { bubbles: true, composed: true, detail: words });
  }
}

/** The last words that the views inside the host asked to announce. */
export class Told {
  #words = "";

  constructor(host: LitElement) {
    host.addEventListener("chat-call-say", (event) => {
      event.stopPropagation();
      this.#words = event.detail;
      host.requestUpdate();
    });
  }

  /** The words, for as long as the window shows a panel. */
  during(panel: string | null): string {
    if (panel === null) this.#words = "";
    return this.#words;
  }
}

declare global {
  interface HTMLElementEventMap {
    "chat-call-say": SayEvent;
  }
}
