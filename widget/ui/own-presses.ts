/**
 * Keeps handlers that a page has for all of itself off what a person does in the element. They see no
 * button and no field in there, only the element, and take away what they leave to those of the page:
 * the tap (FastClick, iScroll), the key (Enter sends a form, Backspace goes back), the focus.
 */

const TYPES =
  "keydown keypress keyup mousedown contextmenu selectstart touchstart touchmove touchend";
/** Whatever key is pressed in one of these is meant for it. */
const TAKES_KEYS = "input, textarea, select, dialog";

/** Does so for every element of the page from now on; safe to repeat. */
export function keepPresses(): void {
  for (const type of TYPES.split(" ")) {
    addEventListener(type, follow, { capture: true, passive: true });
  }
}

/** Finds the element on the event's way, in a shadow root of the page's too: there it is to end. */
function follow(event: Event): void {
  const own = event.composedPath().find((node) => (node as Element).localName === "chat-call");
  own?.addEventListener(event.type, keep, { passive: true });
}

/** Of the keys only those that do something here: the page keeps its shortcuts beside a call. */
function keep(event: Event): void {
  const path = event.composedPath();
  const within = path.slice(0, path.indexOf(event.currentTarget!));
  const isOurs = !("key" in event) || event.defaultPrevented ||
    ["Enter", " "].includes(event.key as string) ||
    within.some((node) => node instanceof HTMLElement && node.matches(TAKES_KEYS));
  if (isOurs) event.stopPropagation();
}
