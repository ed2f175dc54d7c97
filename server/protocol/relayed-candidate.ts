/**
 * How two who must not see where the other is say a relay's addresses to each other before the accept:
 * under a name of their own, which clients that do not know it pass over (RFC 8866, section 5.13).
 */

/** Before each relayed candidate in a description. */
export const RELAYED = "a=x-chat-call-relay:";

export const isThroughRelay = (sdp: string): boolean => sdp.includes(RELAYED);
