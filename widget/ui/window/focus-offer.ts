/** Offers the keyboard's focus to a window that opens, without taking it from somebody who types. */
import { LitElement } from "lit";
import { focused } from "./focused.ts";

/** One window's dealings with the focus. */
export class FocusOffer {
  readonly #view: Element;
  #returnTo: HTMLElement | null = null;

  /** `view` is the element whose shadow tree holds the window. */
  constructor(view: Element) {
    this.#view = view;
    // Who comes in by the keyboard goes back to where they came from, the chat's own field for instance.
    view.addEventListener("focusin", (event) => {
      const { relatedTarget } = event as FocusEvent;
      const [target] = event.composedPath() as Element[];
      const isByKey = target.matches(":focus-visible");
      if (isByKey && relatedTarget instanceof HTMLElement) this.#returnTo ??= relatedTarget;
    });
  }

  /** The focus is inside the window. */
  get isInside(): boolean {
    return this.#view.shadowRoot?.activeElement != null;
  }

  /** Offered when the window opens: only if nothing, or a call button beside it, has the focus. */
  offer(target: HTMLElement | null): void {
    const root = this.#view.getRootNode();
    const active = focused();
    const isFree = active === null || (root instanceof ShadowRoot && root.activeElement !== null);
    if (!isFree) return;
    this.#returnTo = active;
    moveTo(target);
  }

  /** Follows to the next panel, if it was inside the last one. */
  carry(target: HTMLElement | null, wasInside: boolean): void {
    if (wasInside) moveTo(target);
  }

  /** Given back when the window closes; a frame later, when a call button can be pressed again. */
  giveBack(wasInside: boolean): void {
    const target = this.#returnTo;
    this.#returnTo = null;
    if (!wasInside || !target) return;
    requestAnimationFrame(() => {
      if (focused() === null) target.focus({ preventScroll: true });
    });
  }
}

/** A panel can take the focus once it has drawn its buttons. */
async function moveTo(target: HTMLElement | null): Promise<void> {
  if (target instanceof LitElement) await target.updateComplete;
  target?.focus({ preventScroll: true });
}
