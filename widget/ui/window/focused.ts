/** What has the focus, looked for through every shadow root; null where nothing has. */
export function focused(): HTMLElement | null {
  let active: Element | null = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === document.body ? null : active as HTMLElement | null;
}
