/**
 * Makes the stage fill the screen: by the Fullscreen API, or on a phone, where the popup can cover
 * the page, by covering it or not.
 */
import type { LitElement, ReactiveController } from "lit";

/** A phone in either orientation; the style sheets use the same query. */
const PHONE = "(max-width: 480px), (max-height: 480px) and (pointer: coarse)";

export class FullScreen implements ReactiveController {
  readonly #host: LitElement;
  readonly #stage: () => Element | null;
  readonly #coversPage: () => boolean;
  readonly #phone = matchMedia(PHONE);
  #listening: AbortController | null = null;
  /** On a phone: the person has made the stage small to see the page. */
  #small = false;
  #native = false;

  /** `coversPage` says whether this window may cover the page by itself, as a popup may. */
  constructor(host: LitElement, stage: () => Element | null, coversPage: () => boolean) {
    this.#host = host;
    this.#stage = stage;
    this.#coversPage = coversPage;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("fullscreenchange", () => this.#follow(), { signal });
    this.#phone.addEventListener("change", () => this.#host.requestUpdate(), { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }

  /** A phone, in either orientation. */
  get isPhone(): boolean {
    return this.#phone.matches;
  }

  /** The stage covers the page by CSS alone. */
  get covers(): boolean {
    return this.#covering && !this.#small;
  }

  /** The stage is the browser's full-screen element: nothing else of the page is usable. */
  get isNative(): boolean {
    return this.#native;
  }

  /** The stage fills the screen, one way or the other. */
  get isFull(): boolean {
    return this.#native || this.covers;
  }

  get isPossible(): boolean {
    return this.#covering || document.fullscreenEnabled;
  }

  /** A new call starts large. */
  reset(): void {
    this.#small = false;
  }

  async toggle(): Promise<void> {
    if (this.#covering && !this.#native) {
      this.#small = !this.#small;
      this.#host.requestUpdate();
    } else if (this.#native) {
      await document.exitFullscreen();
    } else {
      // A browser may refuse (no gesture, an iframe without permission): nothing changes then.
      await this.#stage()?.requestFullscreen().catch(() => {});
    }
  }

  get #covering(): boolean {
    return this.#phone.matches && this.#coversPage();
  }

  #follow(): void {
    const native = this.#stage()?.matches(":fullscreen") ?? false;
    if (native === this.#native) return;
    this.#native = native;
    this.#host.requestUpdate();
  }
}
