/**
 * Hosts the views as the element does: in a shadow root, within the box that keeps the page's
 * inherited styles out. So pages of the gallery can have styles as invasive as real ones, and theme
 * by parts.
 */
import { chatCallStyles } from "../../widget/chat-call.styles.ts";
import type { Speech } from "../../widget/ui/words/speech.ts";

/** An element of the page with these views in it; it re-exports their parts. */
export function standIn(
  lang: string,
  dir: Speech["dir"],
  ...views: HTMLElement[]
): HTMLElement {
  const host = document.createElement("chat-call");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [chatCallStyles.styleSheet!];
  const box = Object.assign(document.createElement("div"), { lang });
  if (dir) box.dir = dir;
  box.append(...views);
  root.append(box);
  return host;
}

/** Finds a view within the elements of the page. */
export function inElement<View extends HTMLElement>(selector: string): View | null {
  for (const { shadowRoot } of document.querySelectorAll("chat-call")) {
    const found = shadowRoot?.querySelector<View>(selector);
    if (found) return found;
  }
  return null;
}

/** Puts a dialog where the real element puts it. */
export function intoElement(dialog: HTMLElement): void {
  [...document.querySelectorAll("chat-call")].at(-1)!.shadowRoot!.querySelector("div")!.append(
    dialog,
  );
}
