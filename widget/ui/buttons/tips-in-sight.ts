/**
 * Moves the words below a call button into the page where its edge would cut them off. The buttons are
 * paid for by every page, so this comes with what is loaded later.
 */

/** From the edge of the page to the words. */
const GAP_PX = 8;

/** Does so for every element of the page from now on; safe to repeat. */
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
