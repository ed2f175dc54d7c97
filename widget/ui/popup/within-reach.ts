/** Whether anybody can press what is on the screen: a modal dialog of the page's makes all beside it inert. */

/**
 * Asked of the browser: the page's dialog may be in a shadow tree, and there are other ways to make a
 * page inert. Where the popup is not on the screen there is nothing to press, and nothing to ask.
 */
export function isWithinReach(popup: HTMLElement): boolean {
  const { left, top, width, height } = popup.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  if (width * height === 0 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return true;
  return popup.contains((popup.getRootNode() as ShadowRoot).elementFromPoint(x, y));
}

/** Whether that point of the screen is one of the element's, whatever covers it there. */
export function isAt(
  element: Element,
  { clientX, clientY }: Pick<PointerEvent, "clientX" | "clientY">,
): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
