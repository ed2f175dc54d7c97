/** Updates this server's memory when another server has changed a rule in the store. */
import { StoreUnavailable } from "../../store/kv/kv.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { People } from "./people.ts";
import type { RegisteredChats } from "./registered-chats.ts";
import type { RuleChange } from "./rule-change.ts";

/** What is updated, and what that needs. */
export interface RuleFollowerDeps {
  people: Pick<People, "reread">;
  registeredChats: Pick<RegisteredChats, "reread">;
  /** Closes every connection of a person. */
  disconnect(userId: string): void;
  /** The people and chats whose rules this server keeps in memory. */
  rulesInUse(): RuleChange[];
  clock?: Clock;
  /** Whether this server is stopping, so that nothing is retried. */
  isStopped(): boolean;
  onFailure(error: unknown): void;
}

export interface RuleFollower {
  /** Another server has told of a change. */
  follow(change: RuleChange): void;
  /** Changes may have been missed: rereads every rule in use. */
  rereadAll(): void;
}

const RETRY_MS = 1_000;
/** How many rules are read at once, so that other store requests do not wait behind all of them. */
const AT_ONCE = 20;

/** Follows the changes that other servers have made. */
export function createRuleFollower(deps: RuleFollowerDeps): RuleFollower {
  const { people, registeredChats, clock = systemClock, isStopped, onFailure } = deps;
  let round = 0;

  /**
   * The news comes only once, so this retries until the store answers: memory is stale until then.
   */
  async function reread({ about, id }: RuleChange): Promise<void> {
    const rule = about === "chat" ? registeredChats : people;
    while (!isStopped()) {
      try {
        return await rule.reread(id);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) return onFailure(error);
        await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve));
      }
    }
  }

  async function rereadAll(): Promise<void> {
    const own = ++round;
    const rules = deps.rulesInUse();
    // A later round also covers what an earlier one has not reached.
    for (let from = 0; from < rules.length && own === round; from += AT_ONCE) {
      await Promise.all(rules.slice(from, from + AT_ONCE).map(reread));
    }
  }

  return {
    follow(change) {
      if (change.about === "erasure") deps.disconnect(change.id);
      void reread(change);
    },
    rereadAll: () => void rereadAll(),
  };
}
