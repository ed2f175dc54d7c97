/** Keeps the keyboard's focus in a window where the very thing that has it is drawn away or anew. */
import type { LitElement, ReactiveController } from "lit";

/** Looks after one view of a window: its buttons are known again by their parts. */
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

  /** On what stands for it now, else on the window: from the page's beginning nobody finds back. */
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
