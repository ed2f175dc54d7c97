/** The name by which the pages of a site know of the pushes of calls: of what is remembered of them, and of the lock on that. All that a page without any loads. */
export const PUSH_NAME = "chat-call.push";
