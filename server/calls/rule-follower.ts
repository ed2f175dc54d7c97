/** Brings this server's memory up to date where another one has changed a rule in the store. */
import type { People } from "./people.ts";
import type { RegisteredChats } from "./registered-chats.ts";
import type { RuleChange } from "./rule-change.ts";

/** What of this server is brought up to date. */
export interface RuleFollowerDeps {
  people: Pick<People, "reread">;
  registeredChats: Pick<RegisteredChats, "reread">;
  /** Closes every connection of a person. */
  disconnect(userId: string): void;
  onFailure(error: unknown): void;
}

/** Follows the changes that other servers have made. */
export function createRuleFollower(deps: RuleFollowerDeps): (change: RuleChange) => void {
  return ({ about, id }) => {
    if (about === "erasure") deps.disconnect(id);
    const rule = about === "chat" ? deps.registeredChats : deps.people;
    rule.reread(id).catch(deps.onFailure);
  };
}
