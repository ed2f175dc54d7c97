/** Keeps an open dialog up to date with its element. Knows no particular dialog. */
import type { LitElement } from "lit";

/** The panels of each element: one controller updates all that it ever opens. */
const followers = new WeakMap<LitElement, Map<Element, () => void>>();

/** Refreshes the panel now and at each update of the element, as long as the panel is connected. */
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
