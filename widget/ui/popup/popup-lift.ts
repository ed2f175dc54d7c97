/** Lifts a popup above the page, also above a modal dialog of the page that blocks it. */
import { isAt, isWithinReach } from "./within-reach.ts";

/**
 * Shows the popover, and brings a new or ringing one within reach if a dialog blocks it.
 * Idempotent.
 */
export function lift(popup: HTMLElement): void {
  const isNew = !popup.matches(":popover-open");
  if (isNew) popup.showPopover();
  // A running call must not take the focus from somebody who types in a dialog above it.
  if (!isNew && !popup.matches(".incoming")) return;
  // Once the popup is drawn, which in a hidden page happens only when somebody looks at it.
  requestAnimationFrame(() => {
    if (popup.isConnected && !isWithinReach(popup)) void bringWithinReach(popup);
  });
}

/** Brings the popup within reach when a pointer is on it while a dialog opened since blocks it. */
export function liftUnderPointer(popup: HTMLElement, signal: AbortSignal): void {
  let isBusy = false;
  async function follow(event: PointerEvent): Promise<void> {
    // A backdrop's events go to its dialog or, if that takes none, to the root element.
    const [target] = event.composedPath();
    const isBeside = target instanceof HTMLDialogElement || target === document.documentElement;
    if (isBusy || !isBeside || !isAt(popup, event)) return;
    isBusy = true;
    // After a failed load it stays busy, so as not to try again at every move.
    isBusy = !await bringWithinReach(popup, event, target);
  }
  const options = { capture: true, signal };
  addEventListener("pointermove", follow, options);
  addEventListener("pointerdown", follow, options);
}

/** Loads the code for that; false where it cannot be loaded. */
async function bringWithinReach(
  popup: HTMLElement,
  pointer?: PointerEvent,
  target?: EventTarget,
): Promise<boolean> {
  try {
    const { standOverModal } = await import("./over-modal.ts");
    if (popup.isConnected) standOverModal(popup, pointer, target);
    return true;
  } catch (cause) {
    console.warn(new Error("Cannot stand over the modal dialog of the page", { cause }));
    return false;
  }
}
