/**
 * Brings a popup within reach while the page has a modal dialog open, which makes all the rest of the
 * page inert. Loaded where that is so.
 */
import { focused } from "../window/focused.ts";
import { overModalStyles } from "./over-modal.styles.ts";
import { isAt, isWithinReach } from "./within-reach.ts";

/** By popup: each is put into its dialog once, as a move ends a picture that floats above all windows. */
const overModals = new WeakMap<HTMLElement, OverModal>();

/**
 * Has the popup alive, and the page's dialog not, until somebody presses beside the popup, or Escape.
 * Where it is for a pointer, that only has to leave: it may have come by chance. With the popup all
 * this goes, and the focus is where it was.
 */
export function standOverModal(
  popup: HTMLElement,
  pointer?: PointerEvent,
  target?: EventTarget,
): void {
  if (isWithinReach(popup) || (pointer && !isMeant(popup, pointer, target))) return;
  let over = overModals.get(popup);
  if (!over) overModals.set(popup, over = new OverModal(popup));
  over.stand(pointer !== undefined, target instanceof HTMLDialogElement ? target : null);
}

/** Not by a pointer that is on what the dialog itself shows there, nor by one that drags something. */
function isMeant(popup: HTMLElement, pointer: PointerEvent, target?: EventTarget): boolean {
  const dialog = target instanceof HTMLDialogElement ? target : null;
  if (dialog && isAt(dialog, pointer)) return false;
  return pointer.type === "pointerdown" ||
    (pointer.buttons === 0 && !(dialog && hides(popup, dialog)));
}

/** No pointer could leave the popup for a dialog that is all below it: that takes a press. */
function hides(popup: HTMLElement, dialog: HTMLDialogElement): boolean {
  const { left, top, right, bottom } = dialog.getBoundingClientRect();
  return isAt(popup, { clientX: left, clientY: top }) &&
    isAt(popup, { clientX: right, clientY: bottom });
}

/**
 * A modal dialog without any look around a popup: what is in it is alive while it is open. From then
 * on the popup is drawn above the page's dialog, whichever of them is alive, so that a pointer anywhere
 * on it takes it again.
 */
class OverModal {
  readonly #popup: HTMLElement;
  readonly #dialog = document.createElement("dialog");
  #over = new AbortController();
  #isPassing = false;
  #returnTo: HTMLElement | null = null;

  /** It goes with the call, or with the element: either way it has no size then. */
  readonly #size = new ResizeObserver(() => {
    if (this.#popup.isConnected) return;
    this.#size.disconnect();
    this.#over.abort();
    if (this.#dialog.open) this.#returnTo?.focus({ preventScroll: true });
  });

  constructor(popup: HTMLElement) {
    this.#popup = popup;
    const root = popup.getRootNode() as ShadowRoot;
    const { styleSheet } = overModalStyles;
    if (!root.adoptedStyleSheets.includes(styleSheet!)) root.adoptedStyleSheets.push(styleSheet!);
    this.#dialog.className = "over-modal";
    popup.replaceWith(this.#dialog);
    this.#dialog.append(popup);
  }

  /** Above the page's dialog where it is known, or whichever there is. */
  stand(isPassing: boolean, under: HTMLDialogElement | null): void {
    this.#over.abort();
    this.#over = new AbortController();
    const options = { capture: true, signal: this.#over.signal };
    const turn = (event: PointerEvent) => this.#turn(event, under);
    // The last one shown is on top; one that was moved has been closed by the browser.
    if (this.#popup.matches(":popover-open")) this.#popup.hidePopover();
    this.#popup.showPopover();
    this.#take(isPassing);
    this.#size.observe(this.#popup);
    addEventListener("pointermove", turn, options);
    addEventListener("pointerdown", turn, options);
    // A dialog of the page's is gone; one's own says so to nobody outside.
    addEventListener("close", () => this.#leave(), options);
  }

  #take(isPassing: boolean): void {
    this.#isPassing = isPassing;
    // The page may have opened another one above it.
    this.#dialog.close();
    this.#returnTo = focused();
    this.#dialog.showModal();
    // On no button: a key may have been meant for the page's dialog.
    this.#popup.focus({ preventScroll: true });
  }

  #turn(event: PointerEvent, under: HTMLDialogElement | null): void {
    const isPress = event.type === "pointerdown";
    const isFree = isPress || event.buttons === 0;
    if (!isAt(this.#popup, event)) {
      if (isPress || (this.#isPassing && isFree)) this.#dialog.close();
    } else if (!this.#dialog.open && isFree) {
      // The page's dialog is gone, and so is the need; one that was opened since is above it.
      const on = event.composedPath().find((node) => node instanceof HTMLDialogElement);
      if (isWithinReach(this.#popup)) this.#over.abort();
      else if (!on || !under || on === under) this.#take(true);
    }
  }

  #leave(): void {
    this.#over.abort();
    this.#dialog.close();
  }
}
