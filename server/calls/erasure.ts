/** Erases a person: first from live calls, then their connections, then the store. */
import type { UserId } from "../protocol/ids.ts";
import type { Store } from "../store/kv/kv.ts";
import { deletePerson, listCallsNaming } from "../store/people/person-erasure.ts";
import type { CallService } from "./call-service.ts";
import type { People } from "./rules/people.ts";
import type { RuleChange } from "./rules/rule-change.ts";

/** Erases a person and returns how many calls they were in. Idempotent. */
export type ErasePerson = (userId: UserId) => Promise<number>;

export interface ErasureDeps {
  store: Store;
  calls: Pick<CallService, "expel" | "anonymise">;
  people: Pick<People, "forget">;
  /** Their scheduled calls. */
  scheduled: { forget(userId: UserId): Promise<void> };
  /** Closes all of a person's connections to this server. */
  disconnect(userId: UserId): void;
  /** Tells other servers, which do the same. */
  announce?(change: RuleChange): void;
}

/** How many calls are listed at once; each takes its own commit. */
const CALLS_AT_ONCE = 50;

/** Creates the erasure from these parts. */
export function createErasure(deps: ErasureDeps): ErasePerson {
  const { store, calls, people, scheduled, disconnect, announce } = deps;
  return async (userId) => {
    await calls.expel(userId);
    disconnect(userId);
    announce?.({ about: "erasure", id: userId });
    const done = new Set<string>();
    for (;;) {
      const ids = await listCallsNaming(store, userId, CALLS_AT_ONCE);
      const next = ids.filter((id) => !done.has(id));
      if (next.length === 0) break;
      for (const id of next) {
        await calls.anonymise(id, userId);
        done.add(id);
      }
    }
    await scheduled.forget(userId);
    // Any pointers left over lead to calls that no longer exist.
    await deletePerson(store, userId);
    people.forget(userId);
    return done.size;
  };
}
