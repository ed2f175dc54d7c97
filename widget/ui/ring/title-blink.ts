/**
 * Makes the page's title blink while it rings, then restores it, including changes that the page
 * made meanwhile. Knows nothing of calls.
 */

const BLINK_MS = 1_000;

/** Alternates the page's own title with `text` until the returned function is called. */
export function blinkTitle(text: string): () => void {
  const found = document.querySelector("head > title, title");
  const element = found ?? document.head.appendChild(document.createElement("title"));
  let own = element.textContent;
  let shown = own;

  function show(title: string | null): void {
    // A title other than the one shown last was set by the page meanwhile.
    if (element.textContent !== shown) own = element.textContent;
    shown = title ?? own;
    element.textContent = shown;
  }

  show(text);
  const timer = setInterval(() => show(shown === text ? null : text), BLINK_MS);
  return () => {
    clearInterval(timer);
    show(null);
    if (!found && own === "") element.remove();
  };
}
