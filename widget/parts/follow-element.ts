/** Keeps an open dialog true to what its element knows: who is here, what may be dialled. Knows no dialog. */
import type { LitElement } from "lit";

/** What is kept up to date of each element: one controller does for all that it ever opens. */
const followers = new WeakMap<LitElement, Map<Element, () => void>>();

/** Brings the panel up to date now, and whenever the element is drawn anew, as long as the panel is on the page. */
export function followElement(root: ShadowRoot, panel: Element, refresh: () => void): void {
  refresh();
  panelsOf(root.host as LitElement).set(panel, refresh);
}

function panelsOf(element: LitElement): Map<Element, () => void> {
  const known = followers.get(element);
  if (known) return known;
  const panels = new Map<Element, () => void>();
  followers.set(element, panels);
  element.addController({
    hostUpdate() {
      for (const [panel, refresh] of panels) {
        if (panel.isConnected) refresh();
        else panels.delete(panel);
      }
    },
  });
  return panels;
}
