/** Keeps keyboard focus in a window when the focused element is removed or replaced by a render. */
import type { LitElement, ReactiveController } from "lit";

/** Serves one view of a window. A replaced button is recognised by its part. */
export class KeptFocus implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const focused = this.#host.shadowRoot?.activeElement;
    if (focused) queueMicrotask(() => this.#keep(focused));
  }

  /** Focuses the replacement, else the window: from the page's start it is hard to find back. */
  #keep(focused: Element): void {
    if (focused.isConnected) return;
    const part = focused.getAttribute("part");
    const again = part && this.#host.renderRoot.querySelector<HTMLElement>(`[part="${part}"]`);
    (again || windowOf(this.#host))?.focus({ preventScroll: true });
  }
}

function windowOf(view: Element): HTMLElement | null {
  const root = view.getRootNode();
  return view.closest<HTMLElement>(".window") ??
    (root instanceof ShadowRoot ? windowOf(root.host) : null);
}
