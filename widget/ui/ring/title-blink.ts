/**
 * The page's title, made to blink while it rings, and given back as the page had it: also where the
 * page has changed it meanwhile. Knows no call.
 */

const BLINK_MS = 1_000;

/** Alternates the page's own title with this one until the returned function is called. */
export function blinkTitle(text: string): () => void {
  const found = document.querySelector("head > title, title");
  const element = found ?? document.head.appendChild(document.createElement("title"));
  let own = element.textContent;
  let shown = own;

  function show(title: string | null): void {
    // Another title than the one that was shown last is the page's newest word.
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
