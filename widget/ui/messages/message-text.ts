/** Splits a message into text and links; views draw the parts and never the text as HTML. */

/** Only http and https: what a browser opens as a page, nothing that runs a script or program. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/gi;
/** Characters that end a sentence more often than a link. */
const STOPS = ".,;:!?'’…،؛؟。、！？";
const BRACKETS = ["()", "[]", "{}"];

/** The parts in order; each link's text is as written. */
export function partsOf(text: string): { text: string; href: string | null }[] {
  const parts: { text: string; href: string | null }[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutEnd(found);
    if (!URL.canParse(address)) continue;
    if (index > from) parts.push({ text: text.slice(from, index), href: null });
    parts.push({ text: address, href: new URL(address).href });
    from = index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}

/**
 * Removes the sentence's punctuation and brackets at the end. One pass only, because a hostile text
 * must not make this slow.
 */
function withoutEnd(found: string): string {
  // Closing brackets that no bracket in the link opens.
  const surplus = new Map(BRACKETS.map(([open, close]) => [
    close,
    found.split(close).length - found.split(open).length,
  ]));
  for (let end = found.length;; end--) {
    const last = found[end - 1];
    const left = surplus.get(last) ?? 0;
    if (left > 0) surplus.set(last, left - 1);
    else if (!STOPS.includes(last)) return found.slice(0, end);
  }
}
