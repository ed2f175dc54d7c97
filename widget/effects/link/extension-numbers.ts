/** The ids of RTP header extensions in a description (RFC 8285, section 5). */

/**
 * Captures the id and the URI. No two adjacent parts may match the same character: a crafted line
 * would make the match backtrack for minutes.
 */
const EXTENSION = /^a=extmap:(\d+)(?:\/\w+)? (\S+)(?: .*)?\r\n/gm;

/**
 * Their offer without the header extensions whose ids had another meaning in our own offer, which
 * is rolled back for theirs; they are then answered as unsupported. Chromium 156 keeps the ids of
 * an offer after any kind of rollback, and rejects a second meaning and every later offer. Two
 * browsers of one kind assign the same ids; Chromium and Firefox do not. May go when "two who turn
 * their cameras on at once" passes without it.
 */
export function withoutTaken(theirs: string, ours = ""): string {
  const given = new Map([...ours.matchAll(EXTENSION)].map(([, number, uri]) => [number, uri]));
  return theirs.replace(
    EXTENSION,
    (line, number, uri) => (given.get(number) ?? uri) === uri ? line : "",
  );
}
