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

/** Something that is true for a while, and told as it begins. */
export class Saying {
  readonly #host: LitElement;
  #words = "";

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Empty where nothing is to be said now. */
  set words(words: string) {
    if (words === this.#words) return;
    this.#words = words;
    if (words) this.#host.dispatchEvent(new SayEvent(words));
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
