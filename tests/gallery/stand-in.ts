/**
 * Holds the views as the element does: in a shadow root of its own, within the box that keeps the
 * page's inherited styles out. So a page of the gallery can be as rude as real ones, and theme by parts.
 */
import { chatCallStyles } from "../../widget/chat-call.styles.ts";
import type { Speech } from "../../widget/ui/words/speech.ts";

/** An element of the page with these views in it; what the views show of their parts is passed on. */
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

/** A view of one of the elements of the page. */
export function inElement<View extends HTMLElement>(selector: string): View | null {
  for (const { shadowRoot } of document.querySelectorAll("chat-call")) {
    const found = shadowRoot?.querySelector<View>(selector);
    if (found) return found;
  }
  return null;
}

/** Puts a dialog where the element puts it. */
export function intoElement(dialog: HTMLElement): void {
  [...document.querySelectorAll("chat-call")].at(-1)!.shadowRoot!.querySelector("div")!.append(
    dialog,
  );
}
