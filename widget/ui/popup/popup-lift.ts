/** Lifts a popup above the page, and above a modal dialog of the page's where one keeps it out of reach. */
import { isAt, isWithinReach } from "./within-reach.ts";

/** Shows the popover; where nobody could press one that comes up or rings, it is brought within reach. Safe to repeat. */
export function lift(popup: HTMLElement): void {
  const isNew = !popup.matches(":popover-open");
  if (isNew) popup.showPopover();
  // What goes on below a dialog takes the focus from nobody who types there.
  if (!isNew && !popup.matches(".incoming")) return;
  // Once it is drawn, and not before anybody looks at the page.
  requestAnimationFrame(() => {
    if (popup.isConnected && !isWithinReach(popup)) void bringWithinReach(popup);
  });
}

/** Brings the popup within reach as a pointer is on its place, and a dialog that was opened since keeps it out. */
export function liftUnderPointer(popup: HTMLElement, signal: AbortSignal): void {
  let isBusy = false;
  async function follow(event: PointerEvent): Promise<void> {
    // A backdrop's events are the dialog's own; where it takes none, they are those of the whole page.
    const [target] = event.composedPath();
    const isBeside = target instanceof HTMLDialogElement || target === document.documentElement;
    if (isBusy || !isBeside || !isAt(popup, event)) return;
    isBusy = true;
    // What cannot be loaded is not tried with every move.
    isBusy = !await bringWithinReach(popup, event, target);
  }
  const options = { capture: true, signal };
  addEventListener("pointermove", follow, options);
  addEventListener("pointerdown", follow, options);
}

/** Loads what that takes; false where it cannot be loaded. */
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
