/**
 * What one server changes in the store and the others keep in memory: what people want, which chats
 * are registered, who was erased. The news names it only; whoever hears of it reads the store.
 */

/** Whose or which rule has changed. */
export interface RuleChange {
  about: "person" | "chat" | "erasure";
  /** Of the person or of the chat. */
  id: string;
}
