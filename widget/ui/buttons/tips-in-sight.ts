/**
 * Shifts the tooltip of a call button where the edge of the page would cut it off. Every page loads
 * the buttons, but this part comes later, with the call window.
 */

/** Distance from the edge of the page to the tooltip. */
const GAP_PX = 8;

/** Applies to every element of the page from now on; idempotent. */
export function keepTipsInSight(): void {
  for (const type of ["pointerover", "focusin"]) addEventListener(type, follow, { passive: true });
}

function follow(event: Event): void {
  const within = event.composedPath() as Partial<Element>[];
  const buttons = within.find(({ localName }) => localName === "chat-call-buttons");
  for (const tip of buttons?.shadowRoot?.querySelectorAll<HTMLElement>(".tip") ?? []) {
    tip.style.translate = "";
    const { left, right } = tip.getBoundingClientRect();
    const last = document.documentElement.clientWidth - GAP_PX;
    tip.style.translate = `${Math.max(GAP_PX - left, Math.min(0, last - right))}px`;
  }
}
