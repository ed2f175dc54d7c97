/** Marks a view `idle` after a while without pointer or key, so that it can clear the picture. */
import type { LitElement, ReactiveController } from "lit";

const IDLE_AFTER_MS = 3_000;
const SIGNS_OF_LIFE = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/** Watches the view while it is in the page. */
export class PointerIdle implements ReactiveController {
  readonly #host: LitElement;
  readonly #idleAfterMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listening: AbortController | null = null;

  constructor(host: LitElement, idleAfterMs = IDLE_AFTER_MS) {
    this.#host = host;
    this.#idleAfterMs = idleAfterMs;
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
    this.#timer = setTimeout(() => this.#host.setAttribute("idle", ""), this.#idleAfterMs);
  }
}
