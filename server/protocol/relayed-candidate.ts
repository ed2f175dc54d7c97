/**
 * How two people who must not see each other's address exchange relay candidates before the accept:
 * under a private attribute name, which other clients ignore (RFC 8866 section 5.13).
 */

/** Precedes each relay candidate in a description. */
export const RELAYED = "a=x-chat-call-relay:";

export const isThroughRelay = (sdp: string): boolean => sdp.includes(RELAYED);
