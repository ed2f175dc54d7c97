/** Redraws a view that counts seconds to or from a moment, as each second completes. */
import type { LitElement, ReactiveController } from "lit";

/** A timer may fire slightly early, which would show the same second twice. */
const SLACK_MS = 5;

export class SecondTicks implements ReactiveController {
  readonly #host: LitElement;
  readonly #momentMs: () => number;
  #next: ReturnType<typeof setTimeout> | undefined;

  /** `momentMs` is on the page's monotonic clock. */
  constructor(host: LitElement, momentMs: () => number) {
    this.#host = host;
    this.#momentMs = momentMs;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    clearTimeout(this.#next);
    if (!this.#host.isConnected) return;
    const towardsMs = (this.#momentMs() - performance.now()) % 1000;
    const restMs = towardsMs < 0 ? towardsMs + 1000 : towardsMs;
    this.#next = setTimeout(() => this.#host.requestUpdate(), restMs + SLACK_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#next);
  }
}
