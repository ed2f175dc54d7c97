/** Erases a person: out of their live calls first, then off the line, then out of the store. */
import type { UserId } from "../protocol/ids.ts";
import type { Store } from "../store/kv/kv.ts";
import { deletePerson, listCallsNaming } from "../store/people/person-erasure.ts";
import type { CallService } from "./call-service.ts";
import type { People } from "./rules/people.ts";
import type { RuleChange } from "./rules/rule-change.ts";

/** Erases a person and answers in how many calls they were. It may be repeated. */
export type ErasePerson = (userId: UserId) => Promise<number>;

export interface ErasureDeps {
  store: Store;
  calls: Pick<CallService, "expel" | "anonymise">;
  people: Pick<People, "forget">;
  /** What they have agreed on for a time to come. */
  scheduled: { forget(userId: UserId): Promise<void> };
  /** Closes every connection of a person to this server. */
  disconnect(userId: UserId): void;
  /** Tells other servers, which do the same. */
  announce?(change: RuleChange): void;
}

/** Calls that are looked up at once; each is a commit of its own. */
const CALLS_AT_ONCE = 50;

/** The erasure over these parts. */
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
    // Pointers that are left lead to calls that are gone.
    await deletePerson(store, userId);
    people.forget(userId);
    return done.size;
  };
}
