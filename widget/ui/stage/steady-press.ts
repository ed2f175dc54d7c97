/**
 * Keeps a press from hitting a button that has just moved under it: when the first picture appears
 * or the last one goes, the window's buttons change places. Knows nothing of calls.
 */
import type { LitElement, ReactiveController } from "lit";

/** Within this time nobody can see that a button has moved and withdraw their hand. */
const UNSEEN_MS = 400;

/**
 * Suppresses a click on its host that ends a press begun before the buttons moved. Also one begun
 * right after, by touch or by a mouse that has rested since: a moving mouse means that its user
 * sees the target.
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

  /** Call it after each render. A `layout` string other than the last means that buttons moved. */
  drawn(layout: string): void {
    if (this.#last && layout !== this.#last) this.#movedAt = performance.now();
    this.#last = layout;
  }

  hostConnected(): void {
    const { signal } = this.#listening = new AbortController();
    const options = { capture: true, signal };
    let pointedAt = 0;
    let begunAt = Infinity;
    /** Whoever presses cannot have seen the current buttons. */
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
