/** Tells the stage's style sheet how much of the window is visible beside a keyboard. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Keeps `--_room` (the visible height) and `--_covered` (a keyboard's height) up to date. */
export class VisibleRoom implements ReactiveController {
  readonly #view: ReactiveControllerHost & HTMLElement;
  #listening: AbortController | null = null;

  constructor(view: ReactiveControllerHost & HTMLElement) {
    this.#view = view;
    view.addController(this);
  }

  hostConnected(): void {
    const { visualViewport } = globalThis;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of ["resize", "scroll"]) {
      visualViewport?.addEventListener(type, this.#measure, { signal });
    }
    this.#measure();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }

  readonly #measure = (): void => {
    const { visualViewport: seen } = globalThis;
    // Pinch zoom shrinks the visual viewport too, but then nothing covers the page.
    if (!seen || seen.scale > 1.01) return;
    const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop);
    const root = this.#view.getRootNode();
    const stage = root instanceof ShadowRoot ? root.host as HTMLElement : this.#view;
    stage.style.setProperty("--_room", `${seen.height}px`);
    stage.style.setProperty("--_covered", `${covered}px`);
  };
}
