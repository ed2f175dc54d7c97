/** Updates the element when its chat's time is up, as no event tells of that. */
import type { LitElement, ReactiveController } from "lit";
import type { AttachedChat } from "../server/protocol/chat.ts";

/** The longest timeout: `setTimeout` counts in 32 bits. */
const TIMER_MAX_MS = 2 ** 31 - 1;

export class ChatEndController implements ReactiveController {
  readonly #host: LitElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes the current chat; `nowMs` is by the server's clock. */
  follow(chat: AttachedChat | null, nowMs: number): void {
    clearTimeout(this.#timer);
    const leftMs = chat?.endsAt ? Date.parse(chat.endsAt) - nowMs : 0;
    if (leftMs <= 0) return;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.min(leftMs, TIMER_MAX_MS));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
