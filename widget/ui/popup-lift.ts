/** Lifts a popup above the page, and above a modal dialog of the page's where one keeps it out of reach. */
import { isWithinReach } from "./within-reach.ts";

/** Shows the popover; what it takes where nobody could press it is loaded then. Safe to repeat. */
export function lift(popup: HTMLElement): void {
  if (!popup.matches(":popover-open")) popup.showPopover();
  // Once it is drawn, and not before anybody looks at the page.
  requestAnimationFrame(() => {
    const isOver = popup.closest("dialog") !== null;
    if (popup.isConnected && !isOver && !isWithinReach(popup)) void bringWithinReach(popup);
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
