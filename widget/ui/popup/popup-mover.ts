/** Loads on demand the code that moves the popup by pointer and keys and keeps it on the screen. */
import type { LitElement, ReactiveController } from "lit";
import { liftUnderPointer } from "./popup-lift.ts";
import { keptPlace } from "./popup-memory.ts";
import type { PopupPlace } from "./popup-place.ts";
import type { PanelName } from "../window/window-view.ts";

/** Elements that take a press for themselves, so that it starts no drag. */
const INTERACTIVE = "button, a, input, select, textarea, [contenteditable]";

const CORNER = /^(bottom|top)-(left|right)$/;

export class PopupMover implements ReactiveController {
  /** The corner where it stands unless somebody moves it. */
  corner = "";
  /** The call is running, or has just ended. */
  #goesOn = false;
  #popup: HTMLElement | null = null;
  #position = "";
  #place: PopupPlace | null = null;
  #loading: Promise<void> | null = null;
  #listening: AbortController | null = null;

  constructor(host: LitElement) {
    host.addController(this);
  }

  /**
   * Chooses the corner: the one the page wants, except that on a phone a running call stands at the
   * top, because messages are written at the bottom. A position that names no corner counts as
   * unset.
   */
  choose(position: string | null, panel: PanelName | null, isPhone: boolean): void {
    const wish = position && CORNER.test(position) ? position : "bottom-left";
    if (panel !== "ended") this.#goesOn = panel === "stage" || panel === "elsewhere";
    this.corner = this.#goesOn && isPhone ? wish.replace("bottom", "top") : wish;
  }

  /** Takes the drawn popup, or null where there is none. */
  follow(popup: HTMLElement | null): void {
    if (popup === this.#popup && this.corner === this.#position) return;
    this.hostDisconnected();
    this.#popup = popup;
    this.#position = this.corner;
    this.hostConnected();
  }

  hostConnected(): void {
    if (!this.#popup) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    liftUnderPointer(this.#popup, signal);
    const { visualViewport: seen } = globalThis;
    const isReduced = () => seen && seen.height < innerHeight - 1 && void this.#load();
    seen?.addEventListener("resize", isReduced, { signal });
    if (keptPlace(this.#position) || (seen && seen.height < innerHeight - 1)) void this.#load();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#place?.close();
    this.#place = this.#loading = null;
  }

  /** A pointer went down on the popup: drags it, unless the press is for a control on it. */
  readonly grab = async (event: PointerEvent): Promise<void> => {
    const inner = event.composedPath().slice(0, event.composedPath().indexOf(this.#popup!));
    const isTaken = inner.some((node) => node instanceof HTMLElement && node.matches(INTERACTIVE));
    if (event.button !== 0 || isTaken) return;
    await this.#load();
    this.#place?.grab(event);
  };

  /** Handles a key on the grip. */
  readonly nudge = async (event: KeyboardEvent): Promise<void> => {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    await this.#load();
    this.#place?.nudge(event.key, event.shiftKey);
  };

  #load(): Promise<void> {
    const popup = this.#popup;
    return this.#loading ??= import("./popup-place.ts").then(({ createPopupPlace }) => {
      if (!popup || popup !== this.#popup || this.#place) return;
      const position = this.#position;
      this.#place = createPopupPlace({ popup, position, place: keptPlace(position) });
    }).catch(() => {
      // It stays in its corner; the next attempt may succeed.
      this.#loading = null;
    });
  }
}
