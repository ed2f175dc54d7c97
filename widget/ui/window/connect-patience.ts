/**
 * Postpones drawing until the first words can be heard, both after an accept and on the next page
 * of a running call, to leave the processor to the connection. Drawing the stage takes longer than
 * connecting does, and drawing the rest of the window half as long, which would delay the first
 * words. Meanwhile `--_motion` pauses the animations that ran while the call rang.
 */
import type { LitElement, ReactiveController } from "lit";
import type { CallState } from "../../model/call-selectors.ts";
import type { WindowView } from "./window-view.ts";

/** After this long, a screen that says "connecting" is worth drawing; in milliseconds. */
const PATIENCE_MS = 400;
/** From an established link with both microphones on it to its first sound; in milliseconds. */
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

  /** Calls `draw` now, or, while a link has only just begun to connect, once it is established. */
  draw(draw: () => void): void {
    if (this.#over) void this.#over.then(draw);
    else draw();
  }

  /** Waits for the own microphone too: until it is open, the others hear nothing. */
  readonly follow = ({ state, hasOwnMedia }: Pick<WindowView, "state" | "hasOwnMedia">): void => {
    const before = this.#state;
    this.#state = state;
    const connects = state === "connecting" || state === "reconnecting";
    if (!connects && state !== "active") return this.#forget();
    // A prepared link can be active as soon as the call is accepted. A call that was not seen
    // ringing runs already.
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
