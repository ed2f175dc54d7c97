/**
 * Leaves the screen as it is for the moment that a link takes to connect, after the accept or on the
 * next page of a call: what rang stands still, and the processor is the link's. Drawing the stage
 * takes a page longer: it would hold up the first words.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CallState } from "../model/call-selectors.ts";

/** After so long a screen that says "connecting" is news; in milliseconds. */
const PATIENCE_MS = 400;

export class ConnectPatience implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lasts = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#forget();
  }

  /** Whether a link connects, and has not done so for long. */
  get lasts(): boolean {
    return this.#lasts;
  }

  /** Also while one's own microphone still opens: whom one hears already hears nothing yet. */
  follow(state: CallState | undefined, hasOwnMedia: boolean): void {
    const connects = state === "connecting" || state === "reconnecting" ||
      (state === "active" && !hasOwnMedia);
    if (!connects) return this.#forget();
    if (this.#timer !== undefined) return;
    this.#lasts = true;
    this.#timer = setTimeout(() => {
      this.#lasts = false;
      this.#host.requestUpdate();
    }, PATIENCE_MS);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lasts = false;
  }
}
