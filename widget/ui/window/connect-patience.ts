/**
 * Leaves the window as it is until the first words can be heard, after the accept or on the next page
 * of a call: the processor is the link's. Drawing the stage takes a page longer than connecting does,
 * and drawing anything else of the window half as long: it would hold up the first words. What moved
 * while it rang stands still in its place, by `--_motion`.
 */
import type { LitElement, ReactiveController } from "lit";
import type { CallState } from "../../model/call-selectors.ts";
import type { WindowView } from "./window-view.ts";

/** After so long a screen that says "connecting" is news; in milliseconds. */
const PATIENCE_MS = 400;
/** From a link that stands, with both microphones on it, to the first sound out of it. */
const FIRST_SOUND_MS = 80;

export class ConnectPatience implements ReactiveController {
  #patience: ReturnType<typeof setTimeout> | undefined;
  #firstSound: ReturnType<typeof setTimeout> | undefined;
  #state: CallState | undefined;
  #over: Promise<void> | undefined;
  #end = (): void => {};
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#forget();
  }

  /** Draws now; where a link connects, and has not done so for long, once it stands. */
  draw(draw: () => void): void {
    if (this.#over) void this.#over.then(draw);
    else draw();
  }

  /** Also while one's own microphone still opens: whom one hears already hears nothing yet. */
  readonly follow = ({ state, hasOwnMedia }: Pick<WindowView, "state" | "hasOwnMedia">): void => {
    const before = this.#state;
    this.#state = state;
    const connects = state === "connecting" || state === "reconnecting";
    if (!connects && state !== "active") return this.#forget();
    // A link made ready stands with the accept. Where the call was not seen to ring, it runs already.
    const isAnswered = before === "incoming" || before === "ringing" || before === "dialing";
    const isNext = state === "reconnecting" && (before === undefined || before === "idle");
    if (isAnswered || isNext) {
      this.#over = new Promise((resolve) => this.#end = resolve);
      this.#host.style.setProperty("--_motion", "paused");
      this.#patience = setTimeout(this.#stop, PATIENCE_MS);
    }
    const stands = !connects && hasOwnMedia;
    if (stands && this.#over) this.#firstSound ??= setTimeout(this.#stop, FIRST_SOUND_MS);
  };

  readonly #stop = (): void => {
    this.#over = undefined;
    this.#host.style.removeProperty("--_motion");
    this.#end();
  };

  #forget(): void {
    clearTimeout(this.#patience);
    clearTimeout(this.#firstSound);
    this.#patience = this.#firstSound = undefined;
    this.#stop();
  }
}
