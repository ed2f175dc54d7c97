/**
 * How many calls a person has missed since they last looked: a sum updated in the call's own
 * commit, so that the two cannot diverge. Knows neither sockets nor settings.
 */
import type { UserId } from "../../protocol/ids.ts";
import { type CallRecord, hasMissed } from "./call-record.ts";
import { missedKey, personKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import {
  changePerson,
  personOf,
  type PersonRecord,
  type StoredPerson,
} from "../people/person-store.ts";

/** The missed calls that a person has not seen. */
export interface Missed {
  count: number;
  /** When they last looked, epoch milliseconds; null if never. */
  since: number | null;
}

/**
 * Adds one for each person who misses the call by this change, once per call however often they are
 * rung. People who must not know of the call have no part in it.
 */
export function missedSums(before: CallRecord | null, after: CallRecord): Deno.KvMutation[] {
  return after.participants
    .filter(({ userId, isErased }) => userId !== after.callerId && !isErased)
    .filter(({ userId }) => hasMissed(after, userId) && !(before && hasMissed(before, userId)))
    .map(({ userId }) => ({ type: "sum", key: missedKey(userId), value: new Deno.KvU64(1n) }));
}

/** The count in a stored sum, for this person. */
export function missedOf(sum: Deno.KvU64 | null, { seenAt }: PersonRecord): Missed {
  return { count: Number(sum?.value ?? 0n), since: seenAt };
}

/**
 * Looking again within this time writes nothing: it happens often, and each time costs a commit.
 */
const SEEN_AGAIN_MS = 60_000;

/** Records that the person has looked: nothing is missed any more. */
export async function markSeen(store: Store, userId: UserId, now: number): Promise<Missed> {
  const [person, sum] = await store.getMany<unknown>([personKey(userId), missedKey(userId)]);
  const before = missedOf(
    sum.value as Deno.KvU64 | null,
    personOf(person.value as StoredPerson | null),
  );
  const isFresh = before.since !== null && now - before.since < SEEN_AGAIN_MS;
  if (before.count === 0 && isFresh) return before;
  const { seenAt } = await changePerson(
    store,
    userId,
    (current) => ({ ...current, seenAt: Math.max(now, current.seenAt ?? 0) }),
    [{ type: "set", key: missedKey(userId), value: new Deno.KvU64(0n) }],
  );
  return { count: 0, since: seenAt };
}
