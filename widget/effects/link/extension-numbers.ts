/** The numbers under which RTP packets carry their header extensions (RFC 8285, section 5). */

/**
 * The number, and what it stands for. No two parts can share a character, or a line that somebody has
 * made for it would keep the page busy for minutes.
 */
const EXTENSION = /^a=extmap:(\d+)(?:\/\w+)? (\S+)(?: .*)?\r\n/gm;

/**
 * An offer without the header extensions to whose numbers an offer of ours, taken back for it, gave
 * another meaning: they are answered as not supported. Chromium 156 holds on to what it gave away,
 * however the offer is taken back, and refuses a second meaning and whatever is offered after it. Two
 * browsers of one kind number alike; Chromium and Firefox do not. May go when "two who turn their
 * cameras on at once" passes without it.
 */
export function withoutTaken(theirs: string, ours = ""): string {
  const given = new Map([...ours.matchAll(EXTENSION)].map(([, number, uri]) => [number, uri]));
  return theirs.replace(
    EXTENSION,
    (line, number, uri) => (given.get(number) ?? uri) === uri ? line : "",
  );
}
