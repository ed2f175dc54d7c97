/**
 * Leaves the screen as it is until the first words can be heard, after the accept or on the next
 * page of a call: what rang stands still, and the processor is the link's. Drawing the stage takes a
 * page longer than connecting does: it would hold up the first words.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CallState } from "../model/call-selectors.ts";

/** After so long a screen that says "connecting" is news; in milliseconds. */
const PATIENCE_MS = 400;
/** From a link that stands, with both microphones on it, to the first sound out of it. */
const FIRST_SOUND_MS = 80;

export class ConnectPatience implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #firstSound: ReturnType<typeof setTimeout> | undefined;
  #state: CallState | undefined;
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
    const before = this.#state;
    this.#state = state;
    const connects = state === "connecting" || state === "reconnecting";
    if (!connects && state !== "active") return this.#forget();
    // A link made ready stands with the accept. Where the call was not seen to ring, it runs already.
    const isAnswered = before === "incoming" || before === "ringing" || before === "dialing";
    if (this.#patience === undefined && (connects || isAnswered)) {
      this.#lasts = true;
      this.#patience = this.#endAfter(PATIENCE_MS);
    }
    const stands = !connects && hasOwnMedia;
    if (stands && this.#lasts) this.#firstSound ??= this.#endAfter(FIRST_SOUND_MS);
  }

  #endAfter(delayMs: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#lasts = false;
      this.#host.requestUpdate();
    }, delayMs);
  }

  #forget(): void {
    clearTimeout(this.#patience);
    clearTimeout(this.#firstSound);
    this.#patience = this.#firstSound = undefined;
    this.#lasts = false;
  }
}
