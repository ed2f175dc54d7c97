/**
 * Keeps handlers that a page has for all of itself off what a person does in the element. They see no
 * button and no field in there, only the element, and take away what they leave to those of the page:
 * the tap (FastClick, iScroll), the key (Enter sends a form, Backspace goes back), the focus.
 */

const TYPES =
  "click keydown keypress keyup mousedown contextmenu selectstart touchstart touchmove touchend";
/** Whatever key is pressed in one of these is meant for it. */
const TAKES_KEYS = "input, textarea, select, dialog";
/** What the browser does for a click in one of these is what was meant. */
const TAKES_CLICKS = "a, input, label, form button";

/** Does so for every element of the page from now on; safe to repeat. */
export function keepPresses(): void {
  for (const type of TYPES.split(" ")) {
    addEventListener(type, follow, { capture: true, passive: true });
  }
}

/** Finds the element on the event's way, in a shadow root of the page's too: there it is to end. */
function follow(event: Event): void {
  const own = event.composedPath().find((node) => (node as Element).localName === "chat-call");
  const passive = event.type !== "click";
  own?.addEventListener(event.type, keep, { passive });
}

/**
 * Of the keys only those that do something here: the page keeps its shortcuts beside a call. Of a click
 * the page hears, but a link or a label of its own around the element was not pressed.
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
