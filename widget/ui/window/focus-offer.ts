/** Offers keyboard focus to a window that opens, without taking it from somebody who is typing. */
import { LitElement } from "lit";
import { focused } from "./focused.ts";

/** Moves the focus into, within and out of one window. */
export class FocusOffer {
  readonly #view: Element;
  #returnTo: HTMLElement | null = null;

  /** `view` is the element whose shadow tree holds the window. */
  constructor(view: Element) {
    this.#view = view;
    // Focus that came by the keyboard later returns to where it was, such as the chat's field.
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

  /** On opening, takes the focus only if nothing, or a call button beside the window, has it. */
  offer(target: HTMLElement | null): void {
    const root = this.#view.getRootNode();
    const active = focused();
    const isFree = active === null || (root instanceof ShadowRoot && root.activeElement !== null);
    if (!isFree) return;
    this.#returnTo = active;
    moveTo(target);
  }

  /** Moves the focus on to the next panel if it was inside the last one. */
  carry(target: HTMLElement | null, wasInside: boolean): void {
    if (wasInside) moveTo(target);
  }

  /** Returns the focus when the window closes; a frame later, when call buttons work again. */
  giveBack(wasInside: boolean): void {
    const target = this.#returnTo;
    this.#returnTo = null;
    if (!wasInside || !target) return;
    requestAnimationFrame(() => {
      if (focused() === null) target.focus({ preventScroll: true });
    });
  }
}

/** A panel can take the focus only after it has drawn its buttons. */
async function moveTo(target: HTMLElement | null): Promise<void> {
  if (target instanceof LitElement) await target.updateComplete;
  target?.focus({ preventScroll: true });
}
