/** Lifts a popup above the page, and above a modal dialog of the page's where one keeps it out of reach. */

/** Shows the popover; what it takes where nobody could press it is loaded then. */
export function lift(popup: HTMLElement): void {
  popup.showPopover();
  // Once it is drawn, and not before anybody looks at the page.
  requestAnimationFrame(() => {
    if (popup.isConnected && !isWithinReach(popup)) void bringWithinReach(popup);
  });
}

async function bringWithinReach(popup: HTMLElement): Promise<void> {
  try {
    const { standOverModal } = await import("./over-modal.ts");
    if (popup.isConnected) standOverModal(popup);
  } catch (cause) {
    console.warn(new Error("Cannot stand over the modal dialog of the page", { cause }));
  }
}

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
