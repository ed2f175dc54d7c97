/**
 * Which description of the other side one of ours builds on: the offer that an answer is for, or what
 * was last agreed on before another offer. Signals go to a person's seat, and between two pages of
 * theirs the seat passes on: a page must tell what was meant for it from what was for the one before.
 * Said in an attribute of our own, which clients that do not know it pass over (RFC 8866, section 5.13).
 */

/** A description's session id, one for the life of a peer connection, and its version (RFC 9429, 5.2.1). */
export interface DescriptionId {
  session: string;
  version: string;
}

/** The id of a description, from its `o=` line; undefined where it has none. */
export function idOf(sdp = ""): DescriptionId | undefined {
  return read(/^o=\S+ (\d+) (\d+)/m, sdp);
}

/** The id of the receiver's own description that this one builds on; undefined where it says none. */
export function referenceOf(sdp = ""): DescriptionId | undefined {
  return read(/^a=x-chat-call-re:(\d+) (\d+)/m, sdp);
}

/** The same description, which now says what it builds on. */
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
