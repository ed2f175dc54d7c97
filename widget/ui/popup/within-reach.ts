/** Whether anybody can press the popup: a modal dialog of the page makes all else inert. */

/**
 * Decided by a hit test, because the page's dialog may be in a shadow tree and there are other ways
 * to make a page inert. A popup that is not on the screen counts as within reach.
 */
export function isWithinReach(popup: HTMLElement): boolean {
  const { left, top, width, height } = popup.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  if (width * height === 0 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return true;
  return popup.contains((popup.getRootNode() as ShadowRoot).elementFromPoint(x, y));
}

/** Whether this point of the screen lies within the element's box, whatever covers it there. */
export function isAt(
  element: Element,
  { clientX, clientY }: Pick<PointerEvent, "clientX" | "clientY">,
): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
