/** What stands in a message, as words and addresses: a view draws the parts and never the text as HTML. */

/** Only what a browser opens as a page; nothing that a script or a program could hide behind. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/gi;
/** What ends a sentence more often than an address. */
const STOPS = ".,;:!?'’…،؛؟。、！？";
const BRACKETS = ["()", "[]", "{}"];

/** The parts in their order; each address as it is written. */
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

/** Without the stop and the brackets of the sentence around it. In one pass: whoever writes may mean to keep us busy. */
function withoutEnd(found: string): string {
  // Closing brackets that nothing in the address opens.
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
