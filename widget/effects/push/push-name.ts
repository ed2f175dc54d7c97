/**
 * The name of the remembered push and of its lock. All of this that a page without a push loads.
 */
export const PUSH_NAME = "chat-call.push";
