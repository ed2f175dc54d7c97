/**
 * Keeps a press that was meant for the page from answering a call that has just come up under it.
 * Knows nothing of calls, only when its host appeared.
 */
import type { LitElement, ReactiveController } from "lit";

/** Nobody can see a call come up, read who calls and choose an answer in less time than this. */
const EARLY_MS = 300;

/** Somebody who types does not look: so soon after a key, the next one is more typing. */
const WRITING_MS = 700;

const PRESSING = ["Enter", " "];
/** Keys that type or delete text, but none that moves the focus. */
const isWriting = ({ key }: KeyboardEvent) => key.length === 1 || /^(Enter|Backspace)$/.test(key);

/**
 * Suppresses a click on its host that ends a press begun before the host appeared, that comes from
 * a held key or amid typing, or that is the second of an early double click. Touch also has to wait
 * for `EARLY_MS`. A mouse does not: its user sees what is under the pointer, and page tests click
 * at once.
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
    /** The ring may have taken the focus from somebody who was typing. */
    let writesUntil = shownAt + WRITING_MS;

    addEventListener("pointerdown", (event) => {
      begun = event.pointerId;
      isStray = event.timeStamp < shownAt || (event.pointerType !== "mouse" && isEarly(event));
    }, options);
    // Chromium sends the click of a tap to whatever is under the finger when it is lifted.
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
