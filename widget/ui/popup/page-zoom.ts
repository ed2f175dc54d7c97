/** The CSS `zoom` in effect on an element: how many pixels of the window one of its pixels is. */

/**
 * The zooms of the element and all its ancestors, multiplied: `currentCSSZoom` (CSS Viewport
 * Module), or computed where a browser lacks it. The computation may go once Safari has the
 * property.
 */
export function pageZoom(element: Element): number {
  if (element.currentCSSZoom !== undefined) return element.currentCSSZoom;
  let zoom = 1;
  for (let at: Element | null = element; at; at = around(at)) {
    zoom *= Number(getComputedStyle(at).zoom) || 1;
  }
  return zoom;
}

/** The parent in the flat tree: the slot, the shadow host or the parent element. */
function around(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return element.parentElement;
}
