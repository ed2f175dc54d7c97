/** The name of the signaling subprotocol; a later version of the protocol would have another. */
export const SUBPROTOCOL = "chat-call.v1";
