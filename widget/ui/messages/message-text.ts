/** What stands in a message, as words and addresses: a view draws the parts and never the text as HTML. */

/** Only what a browser opens as a page; nothing that a script or a program could hide behind. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/gi;
/** What ends a sentence more often than an address. */
const END = /[.,;:!?'’…،؛؟。、！？]+$/;
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

/** Without the stop and the brackets of the sentence around it. */
function withoutEnd(found: string): string {
  let address = found;
  for (;;) {
    const shorter = address.replace(END, "");
    const bracket = BRACKETS.find(([open, close]) =>
      shorter.endsWith(close) && shorter.split(close).length > shorter.split(open).length
    );
    const next = bracket ? shorter.slice(0, -1) : shorter;
    if (next === address) return address;
    address = next;
  }
}
