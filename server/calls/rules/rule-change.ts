/**
 * A change that one server makes in the store and the others cache in memory: somebody's wishes, a
 * registered chat, an erasure. The news carries only the id; whoever receives it reads the store.
 */

/** What kind of rule has changed, and whose. */
export interface RuleChange {
  about: "person" | "chat" | "erasure";
  /** Of the person or chat. */
  id: string;
}
