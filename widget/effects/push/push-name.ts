/** The name of the remembered push and its lock: all that a page without a push loads. */
export const PUSH_NAME = "chat-call.push";
