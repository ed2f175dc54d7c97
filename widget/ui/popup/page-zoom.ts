/** How many pixels of the screen one of an element's is: a page may have a `zoom` of its own in its styles. */

/**
 * The zooms of the element and of all that it stands in, multiplied: `currentCSSZoom` (CSS Viewport
 * Module), reckoned where a browser has no such property. May go once Safari has it.
 */
export function pageZoom(element: Element): number {
  if (element.currentCSSZoom !== undefined) return element.currentCSSZoom;
  let zoom = 1;
  for (let at: Element | null = element; at; at = around(at)) {
    zoom *= Number(getComputedStyle(at).zoom) || 1;
  }
  return zoom;
}

/** What an element is laid out in; that of the outermost in a shadow is its host. */
function around(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return element.parentElement;
}
