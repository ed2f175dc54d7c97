/**
 * Brings a popup within reach while the page has a modal dialog open, which makes all the rest of the
 * page inert. Loaded where that is so.
 */
import { focused } from "./focused.ts";
import { overModalStyles } from "./over-modal.styles.ts";
import { isWithinReach } from "./within-reach.ts";

/**
 * Puts a modal dialog without any look around the popup: what is in it is alive, and the page's dialog
 * is not. A press beside the popup, or Escape, turns that round, and a pointer over the popup turns it
 * back. With the popup all this goes, and the focus is where it was.
 */
export function standOverModal(popup: HTMLElement): void {
  const root = popup.getRootNode() as ShadowRoot;
  const dialog = document.createElement("dialog");
  dialog.className = "over-modal";
  const over = new AbortController();
  const options = { capture: true, signal: over.signal };
  let returnTo: HTMLElement | null = null;

  function take(): void {
    returnTo = focused();
    dialog.showModal();
    // On no button: a key may have been meant for the page's dialog.
    popup.focus({ preventScroll: true });
  }

  function isOver({ clientX, clientY }: PointerEvent): boolean {
    const { left, right, top, bottom } = popup.getBoundingClientRect();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  }

  function turn(event: PointerEvent): void {
    // With the element, not by what the window drew.
    if (!dialog.isConnected) return over.abort();
    if (dialog.open === isOver(event)) return;
    if (dialog.open) {
      if (event.type === "pointerdown") dialog.close();
    } else if (isWithinReach(popup)) {
      // The page's dialog is gone, and so is the need.
      over.abort();
    } else {
      take();
    }
  }

  const { styleSheet } = overModalStyles;
  if (!root.adoptedStyleSheets.includes(styleSheet!)) root.adoptedStyleSheets.push(styleSheet!);
  popup.replaceWith(dialog);
  dialog.append(popup);
  // The browser closes a popover that is moved.
  popup.showPopover();
  take();
  addEventListener("pointermove", turn, options);
  addEventListener("pointerdown", turn, options);
  // A dialog of the page's is gone; one's own says so to nobody outside.
  addEventListener("close", () => dialog.close(), options);
  new MutationObserver((_, observer) => {
    if (dialog.isConnected) return;
    observer.disconnect();
    over.abort();
    if (dialog.open) returnTo?.focus({ preventScroll: true });
  }).observe(root, { childList: true });
}
