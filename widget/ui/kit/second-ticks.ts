/** Has a view that counts the seconds to or from a moment drawn anew as each of them is full, while it is in the page. */
import type { LitElement, ReactiveController } from "lit";

/** A timer may fire a little early, and the second would be shown twice. */
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
