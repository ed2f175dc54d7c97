/**
 * How many calls a person has missed since they last looked: a sum that grows in the commit of the
 * call itself, so that no crash can part the two. Knows no sockets and nobody's settings.
 */
import type { UserStatus } from "../protocol/call.ts";
import type { UserId } from "../protocol/ids.ts";
import { type CallRecord, partOf } from "./call-record.ts";
import { missedKey } from "./keys.ts";
import type { Store } from "./kv.ts";
import { changePerson, type PersonRecord } from "./person-store.ts";

/** What a person has not seen yet. */
export interface Missed {
  count: number;
  /** When they last looked, epoch milliseconds; null where they never did. */
  since: number | null;
}

/** A person's own part in a call that they will find as missed. */
const MISSED: ReadonlySet<UserStatus> = new Set(["missed", "busy", "offline"]);

/** One more for each person who misses the call by this change. Who must not know of it has no part in it. */
export function missedSums(before: CallRecord | null, after: CallRecord): Deno.KvMutation[] {
  return after.participants
    .filter(({ userId, isErased }) => userId !== after.callerId && !isErased)
    .filter(({ userId }) => hasMissed(after, userId) && !(before && hasMissed(before, userId)))
    .map(({ userId }) => ({ type: "sum", key: missedKey(userId), value: new Deno.KvU64(1n) }));
}

/** The count of a stored sum and the person it is of. */
export function missedOf(sum: Deno.KvU64 | null, { seenAt }: PersonRecord): Missed {
  return { count: Number(sum?.value ?? 0n), since: seenAt };
}

/** The person has looked: nothing is missed any more. */
export async function markSeen(store: Store, userId: UserId, now: number): Promise<Missed> {
  const none: Deno.KvMutation = {
    type: "set",
    key: missedKey(userId),
    value: new Deno.KvU64(0n),
  };
  const { seenAt } = await changePerson(
    store,
    userId,
    (person) => ({ ...person, seenAt: Math.max(now, person.seenAt ?? 0) }),
    [none],
  );
  return { count: 0, since: seenAt };
}

function hasMissed(record: CallRecord, userId: UserId): boolean {
  const part = partOf(record, userId);
  return part !== undefined && MISSED.has(part.status);
}
