/**
 * Keeps a press that was meant for the page from answering a call that has just come up under it.
 * Knows nothing of calls, only when its host came.
 */
import type { LitElement, ReactiveController } from "lit";

/** Nobody sees a call come up, reads who it is and answers in less: a choice takes people longer than this. */
const EARLY_MS = 300;

/** Who writes does not look: so long after a key the next one is taken for a part of the same words. */
const WRITING_MS = 700;

const PRESSING = ["Enter", " "];
/** What is written, or taken back; no key that leads from one thing to another. */
const isWriting = ({ key }: KeyboardEvent) => key.length === 1 || /^(Enter|Backspace)$/.test(key);

/**
 * Lets no click through to its host that ends a press begun before the host was there, that comes of
 * a key held since then or written amid others, or that is the second of two. A finger and a key wait
 * for a moment more; a mouse does not: who has one sees what is under it, and who tests a page clicks at once.
 */
export class PressGuard implements ReactiveController {
  readonly #host: LitElement;
  #listening: AbortController | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = this.#listening = new AbortController();
    const options = { capture: true, signal };
    const shownAt = performance.now();
    const isEarly = (event: Event) => event.timeStamp < shownAt + EARLY_MS;
    /** The last press was meant for something else. */
    let isStray = false;
    let begun: number | null = null;
    /** The ring may have taken the focus from somebody who was writing. */
    let writesUntil = shownAt + WRITING_MS;

    addEventListener("pointerdown", (event) => {
      begun = event.pointerId;
      isStray = event.timeStamp < shownAt || (event.pointerType !== "mouse" && isEarly(event));
    }, options);
    // Chromium gives the click of a tap to whatever is under the finger when it is lifted.
    addEventListener("pointerup", ({ pointerId }) => isStray ||= pointerId !== begun, options);
    addEventListener("pointercancel", () => isStray = false, options);
    this.#host.addEventListener("keydown", (event) => {
      const isPress = PRESSING.includes(event.key);
      const isAmid = event.timeStamp < writesUntil;
      isStray = isPress && (event.repeat || isAmid);
      if (isWriting(event) && (isAmid || !isPress)) writesUntil = event.timeStamp + WRITING_MS;
    }, options);
    addEventListener("click", (event) => {
      const isRefused = isStray || (event.detail > 1 && isEarly(event));
      if (isRefused && event.composedPath().includes(this.#host)) event.stopPropagation();
      isStray = false;
    }, options);
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }
}
