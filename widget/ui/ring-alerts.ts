/** Has people drawn to the page as long as the window says that it rings, by a part loaded for it. */
import type { LitElement, ReactiveController } from "lit";
import type { Notice } from "./call-notification.ts";
import { namesOf } from "./face.ts";
import type { RingAlert } from "./ring-alert.ts";
import type { Strings } from "./strings.ts";
import type { WindowView } from "./window-view.ts";

/** What a notification says of the call that rings. */
export const ringOf = ({ callType, faces, sessionId }: WindowView, strings: Strings): Notice => ({
  title: strings.isCalling(namesOf(faces, strings)),
  body: strings.incoming[callType],
  picture: faces[0]?.picture,
  tag: sessionId,
});

export class RingAlerts implements ReactiveController {
  #notice: Notice | null = null;
  #isTurn = false;
  #alert: RingAlert | null = null;
  /** Which ring the part is loaded for. */
  #run = 0;

  constructor(host: LitElement) {
    host.addController(this);
  }

  /** What rings, or null; `isTurn`: of all tabs of the browser it is this one that may notify. */
  show(notice: Notice | null, isTurn: boolean): void {
    const before = this.#notice;
    this.#notice = notice;
    this.#isTurn = isTurn;
    if (notice?.tag === before?.tag && notice?.title === before?.title) this.#alert?.turn(isTurn);
    else this.hostConnected();
  }

  hostConnected(): void {
    this.hostDisconnected();
    const notice = this.#notice;
    if (notice) void this.#begin(notice, this.#run);
  }

  hostDisconnected(): void {
    this.#run++;
    this.#alert?.stop();
    this.#alert = null;
  }

  async #begin(notice: Notice, run: number): Promise<void> {
    // Without it the call rings in the page as loud as before.
    const part = await import("./ring-alert.ts").catch(() => null);
    if (run === this.#run) this.#alert = part && part.alertOf(notice, this.#isTurn);
  }
}
