/**
 * Which description of the other side one of ours builds on: the offer that an answer is for, or,
 * for an offer, what was last agreed on. Signals are addressed to a person's seat, which passes
 * from one page of theirs to the next, so a page must tell its own signals from those for the page
 * before. Carried in an attribute of our own, which other clients ignore (RFC 8866, section 5.13).
 */

/** A description's session id, constant for a connection's life, and version (RFC 9429, 5.2.1). */
export interface DescriptionId {
  session: string;
  version: string;
}

/** The id of a description, from its `o=` line; undefined where it has none. */
export function idOf(sdp = ""): DescriptionId | undefined {
  return read(/^o=\S+ (\d+) (\d+)/m, sdp);
}

/** The id of the receiver's description that this one builds on; undefined if it names none. */
export function referenceOf(sdp = ""): DescriptionId | undefined {
  return read(/^a=x-chat-call-re:(\d+) (\d+)/m, sdp);
}

/** The same description with the id of the one that it builds on. */
export function referringTo(sdp: string, id: DescriptionId | undefined): string {
  return id === undefined ? sdp : `${sdp}a=x-chat-call-re:${id.session} ${id.version}\r\n`;
}

export function isSame(one: DescriptionId | undefined, other: DescriptionId | undefined): boolean {
  return one?.session === other?.session && one?.version === other?.version;
}

function read(pattern: RegExp, sdp: string): DescriptionId | undefined {
  const [, session, version] = pattern.exec(sdp) ?? [];
  return session === undefined ? undefined : { session, version };
}
