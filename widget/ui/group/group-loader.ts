/** Has what a call of more than two is drawn with loaded as soon as there is such a call; until then it is drawn more simply. */
import { html, type LitElement, nothing } from "lit";
import type { LineView } from "../../model/line-view.ts";

export class GroupLoader {
  readonly #host: LitElement;
  #loading: Promise<void> | null = null;
  #isLoaded = false;
  #isGroup = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** The call is one of more than two, and what it is drawn with is there. */
  get isDrawn(): boolean {
    return this.#isLoaded && this.#isGroup;
  }

  /** What such a call says of itself where it rings; the line tells of the chat. */
  ring(line: LineView | null): unknown {
    return this.isDrawn
      ? html`<chat-call-group-ring .chat=${line?.chat ?? null}></chat-call-group-ring>`
      : nothing;
  }

  /** What it tells to screen readers. */
  get news(): unknown {
    return this.isDrawn ? html`<chat-call-group-news></chat-call-group-news>` : nothing;
  }

  follow(isGroup: boolean): void {
    this.#isGroup = isGroup;
    if (!isGroup) return;
    this.#loading ??= import("./group-part.ts").then(({ defineGroup }) => {
      defineGroup();
      this.#isLoaded = true;
      this.#host.requestUpdate();
    }).catch((cause) => {
      // The next change of the call tries again.
      this.#loading = null;
      console.warn(new Error("Cannot load the part for groups", { cause }));
    });
  }
}
