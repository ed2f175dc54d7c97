/** Brings this server's memory up to date where another one has changed a rule in the store. */
import { StoreUnavailable } from "../store/kv.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { People } from "./people.ts";
import type { RegisteredChats } from "./registered-chats.ts";
import type { RuleChange } from "./rule-change.ts";

/** What of this server is brought up to date. */
export interface RuleFollowerDeps {
  people: Pick<People, "reread">;
  registeredChats: Pick<RegisteredChats, "reread">;
  /** Closes every connection of a person. */
  disconnect(userId: string): void;
  clock?: Clock;
  /** Whether this server stops, so that nothing is tried again. */
  isStopped(): boolean;
  onFailure(error: unknown): void;
}

const RETRY_MS = 1_000;

/** Follows the changes that other servers have made. */
export function createRuleFollower(deps: RuleFollowerDeps): (change: RuleChange) => void {
  const { people, registeredChats, clock = systemClock, isStopped, onFailure } = deps;

  /** The news comes once: until the store has told what it is of, nothing here is right. */
  function follow({ about, id }: RuleChange): void {
    const rule = about === "chat" ? registeredChats : people;
    rule.reread(id).catch((error) => {
      if (!(error instanceof StoreUnavailable)) return onFailure(error);
      if (!isStopped()) clock.after(RETRY_MS, () => isStopped() || follow({ about, id }));
    });
  }

  return (change) => {
    if (change.about === "erasure") deps.disconnect(change.id);
    follow(change);
  };
}
