/** Marks a view `idle` when nobody has moved, touched or typed for a while, so that it can clear the picture. */
import type { LitElement, ReactiveController } from "lit";

const IDLE_AFTER_MS = 3_000;
const SIGNS_OF_LIFE = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

export class PointerIdle implements ReactiveController {
  readonly #host: LitElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listening: AbortController | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const sign of SIGNS_OF_LIFE) {
      this.#host.addEventListener(sign, () => this.#wake(), { signal });
    }
    this.#wake();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    clearTimeout(this.#timer);
  }

  #wake(): void {
    clearTimeout(this.#timer);
    this.#host.removeAttribute("idle");
    this.#timer = setTimeout(() => this.#host.setAttribute("idle", ""), IDLE_AFTER_MS);
  }
}
