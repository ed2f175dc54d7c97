/** Loads the code that draws a call of more than two, which until then is drawn more simply. */
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

  /** The call has more than two people, and the code that draws it is loaded. */
  get isDrawn(): boolean {
    return this.#isLoaded && this.#isGroup;
  }

  /** What such a call shows while it rings; the line knows the chat. */
  ring(line: LineView | null): unknown {
    return this.isDrawn
      ? html`<chat-call-group-ring .chat=${line?.chat ?? null}></chat-call-group-ring>`
      : nothing;
  }

  /** The live region for screen readers. */
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
