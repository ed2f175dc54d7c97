/**
 * Shields what a person does inside the element from handlers that the page sets for the whole
 * document. Those see only the element, not the button or field inside it, and so suppress what
 * they would let a button or field of the page have: taps (FastClick, iScroll), keys (Enter submits
 * a form, Backspace goes back), focus.
 */

const TYPES =
  "click keydown keypress keyup mousedown contextmenu selectstart touchstart touchmove touchend";
/** Every key pressed in one of these is meant for it. */
const TAKES_KEYS = "input, textarea, select, dialog";
/** The default action of a click in one of these is wanted. */
const TAKES_CLICKS = "a, input, label, form button";

/** Shields every element of the page from now on; idempotent. */
export function keepPresses(): void {
  for (const type of TYPES.split(" ")) {
    addEventListener(type, follow, { capture: true, passive: true });
  }
}

/** Finds our element on the event's path, in a shadow root of the page too, and stops it there. */
function follow(event: Event): void {
  const own = event.composedPath().find((node) => (node as Element).localName === "chat-call");
  const passive = event.type !== "click";
  own?.addEventListener(event.type, keep, { passive });
}

/**
 * Stops only the keys that do something here, so that the page's shortcuts work during a call. A
 * click still reaches the page, but must not activate a link or label of the page around the
 * element.
 */
function keep(event: Event): void {
  const path = event.composedPath();
  const within = path.slice(0, path.indexOf(event.currentTarget!));
  const isIn = (selector: string) =>
    within.some((node) => node instanceof HTMLElement && node.matches(selector));
  if (event.type === "click") {
    if (!isIn(TAKES_CLICKS)) event.preventDefault();
  } else if (
    !("key" in event) || event.defaultPrevented ||
    ["Enter", " "].includes(event.key as string) || isIn(TAKES_KEYS)
  ) event.stopPropagation();
}
