/** Alerts people to the page while the window says that it rings, with code loaded on demand. */
import type { LitElement, ReactiveController } from "lit";
import type { CallHandle } from "../../model/call-handle.ts";
import { namesOf } from "../kit/face.ts";
import type { Ring, RingAlert } from "./ring-alert.ts";
import type { Strings } from "../words/strings.ts";
import type { WindowView } from "../window/window-view.ts";

/** What a notification says about the call that rings. */
export function ringOf(
  { callType, faces, sessionId }: WindowView,
  strings: Strings,
  handle: CallHandle,
): Ring {
  const names = namesOf(faces, strings);
  return {
    // A sentence about one person would be wrong of several.
    title: faces.length > 1 ? names : strings.isCalling(names),
    body: strings.incoming[callType],
    picture: faces[0]?.picture,
    tag: sessionId,
    handle,
    strings,
  };
}

export class RingAlerts implements ReactiveController {
  readonly #host: LitElement;
  #ring: Ring | null = null;
  #isTurn = false;
  #alert: RingAlert | null = null;
  #told = { sessionId: "", words: "" };
  /** Identifies the ring that the code is being loaded for. */
  #run = 0;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes the current ring, or null. `isTurn`: of all tabs of the browser, this one may notify. */
  show(ring: Ring | null, isTurn: boolean): void {
    const before = this.#ring;
    this.#ring = ring;
    this.#isTurn = isTurn;
    // Somebody may join while it rings: that makes another title, but not another ring.
    if (ring?.tag === before?.tag && ring?.strings === before?.strings) this.#alert?.turn(isTurn);
    else this.hostConnected();
  }

  /**
   * What an alert says of this ring, empty for none: its first words. A screen reader interrupts
   * with each change, and who joins meanwhile is announced politely.
   */
  words(sessionId = "", words: string): string {
    if (!words || sessionId !== this.#told.sessionId) {
      this.#told = { sessionId: words && sessionId, words };
    }
    return this.#told.words;
  }

  hostConnected(): void {
    this.hostDisconnected();
    const ring = this.#ring;
    // An update may come after the removal, and nothing would end what it begins.
    if (ring && this.#host.isConnected) void this.#begin(ring, this.#run);
  }

  hostDisconnected(): void {
    this.#run++;
    this.#alert?.stop();
    this.#alert = null;
  }

  async #begin(ring: Ring, run: number): Promise<void> {
    // If loading fails, the call still rings in the page.
    const part = await import("./ring-alert.ts").catch(() => null);
    if (run === this.#run) this.#alert = part && part.alertOf(ring, this.#isTurn);
  }
}
