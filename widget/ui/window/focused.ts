/** Returns the element that has the focus, inside any shadow root; null where nothing has it. */
export function focused(): HTMLElement | null {
  let active: Element | null = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === document.body ? null : active as HTMLElement | null;
}
