/**
 * Brings a popup within reach while the page has a modal dialog open, which makes the rest of the
 * page inert. Loaded when that happens.
 */
import { focused } from "../window/focused.ts";
import { overModalStyles } from "./over-modal.styles.ts";
import { isAt, isWithinReach } from "./within-reach.ts";

/** By popup. Each is moved into its dialog only once, because a move ends picture-in-picture. */
const overModals = new WeakMap<HTMLElement, OverModal>();

/**
 * Makes the popup usable and the page's dialog inert, until somebody presses beside the popup or
 * presses Escape. If a hovering pointer caused it, perhaps by chance, leaving the popup is enough.
 * It also ends when the popup is removed; the focus then returns to where it was.
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

/** False for a pointer on visible content of the dialog itself, or one that drags something. */
function isMeant(popup: HTMLElement, pointer: PointerEvent, target?: EventTarget): boolean {
  const dialog = target instanceof HTMLDialogElement ? target : null;
  if (dialog && isAt(dialog, pointer)) return false;
  return pointer.type === "pointerdown" ||
    (pointer.buttons === 0 && !(dialog && hides(popup, dialog)));
}

/** Whether the popup covers the whole dialog, so that no pointer could leave it for the dialog. */
function hides(popup: HTMLElement, dialog: HTMLDialogElement): boolean {
  const { left, top, right, bottom } = dialog.getBoundingClientRect();
  return isAt(popup, { clientX: left, clientY: top }) &&
    isAt(popup, { clientX: right, clientY: bottom });
}

/**
 * An invisible modal dialog around a popup, whose content is usable while it is open. From then on
 * the popup stays drawn above the page's dialog, whichever of the two is active, so that a pointer
 * anywhere on the popup activates it again.
 */
class OverModal {
  readonly #popup: HTMLElement;
  readonly #dialog = document.createElement("dialog");
  #over = new AbortController();
  #isPassing = false;
  #returnTo: HTMLElement | null = null;

  /** The popup is removed with the call or with the element; either way it loses its size. */
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

  /** Stands over the dialog `under`; where that is null, over any dialog of the page. */
  stand(isPassing: boolean, under: HTMLDialogElement | null): void {
    this.#over.abort();
    this.#over = new AbortController();
    const options = { capture: true, signal: this.#over.signal };
    const turn = (event: PointerEvent) => this.#turn(event, under);
    // The popover shown last is on top. The browser has closed one that was moved in the page.
    if (this.#popup.matches(":popover-open")) this.#popup.hidePopover();
    this.#popup.showPopover();
    this.#take(isPassing);
    this.#size.observe(this.#popup);
    addEventListener("pointermove", turn, options);
    addEventListener("pointerdown", turn, options);
    // A dialog of the page was closed; the close event of our own does not leave the shadow root.
    addEventListener("close", () => this.#leave(), options);
  }

  #take(isPassing: boolean): void {
    this.#isPassing = isPassing;
    // Closed first, as the page may have opened another dialog above it.
    this.#dialog.close();
    this.#returnTo = focused();
    this.#dialog.showModal();
    // Not a button: the next key may be meant for the page's dialog.
    this.#popup.focus({ preventScroll: true });
  }

  #turn(event: PointerEvent, under: HTMLDialogElement | null): void {
    const isPress = event.type === "pointerdown";
    const isFree = isPress || event.buttons === 0;
    if (!isAt(this.#popup, event)) {
      if (isPress || (this.#isPassing && isFree)) this.#dialog.close();
    } else if (!this.#dialog.open && isFree) {
      // If it is within reach, the page's dialog is gone. One opened since lies above the popup.
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
