/**
 * Keeps a press from hitting what has just moved under it: where the first picture comes or the last
 * one goes, a window has other buttons in other places. Knows nothing of calls.
 */
import type { LitElement, ReactiveController } from "lit";

/** In less than this nobody sees that a button has moved and takes their hand away. */
const UNSEEN_MS = 400;

/**
 * Lets no click through to its host that ends a press begun before the buttons moved, or begun right
 * after by a finger, or by a mouse that has rested since then: who moves it sees what they press.
 */
export class SteadyPress implements ReactiveController {
  readonly #host: LitElement;
  #last = "";
  #movedAt = -Infinity;
  #listening: AbortController | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The host is drawn. `layout` says where the buttons are, in whatever words: another one, and they have moved. */
  drawn(layout: string): void {
    if (this.#last && layout !== this.#last) this.#movedAt = performance.now();
    this.#last = layout;
  }

  hostConnected(): void {
    const { signal } = this.#listening = new AbortController();
    const options = { capture: true, signal };
    let pointedAt = 0;
    let begunAt = Infinity;
    /** Whoever presses cannot have seen what is there now. */
    let isBlind = false;

    addEventListener("pointermove", ({ timeStamp }) => pointedAt = timeStamp, options);
    addEventListener("pointerdown", ({ timeStamp, pointerType }) => {
      begunAt = timeStamp;
      isBlind = begunAt < this.#movedAt + UNSEEN_MS &&
        (pointerType !== "mouse" || pointedAt < this.#movedAt);
    }, options);
    addEventListener("click", (event) => {
      const isStray = event.detail > 0 && (isBlind || begunAt < this.#movedAt);
      if (isStray && event.composedPath().includes(this.#host)) event.stopPropagation();
      begunAt = Infinity;
      isBlind = false;
    }, options);
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }
}
