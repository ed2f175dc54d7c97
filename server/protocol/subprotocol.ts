/** The name under which both sides open the signaling socket; a later form of the protocol would have another. */
export const SUBPROTOCOL = "chat-call.v1";
