/** All that a hello asks of the store, in one read where its keys fit in one. */
import type { UserId } from "../protocol/ids.ts";
import { missedKey, personKey } from "./keys.ts";
import { KEYS_PER_READ, type Store } from "./kv.ts";
import { type Missed, missedOf } from "./missed-store.ts";
import { personOf, type PersonRecord, type StoredPerson } from "./person-store.ts";

/** What the store knows of who says hello, and of people they may want to call. */
export interface HelloReading {
  person: PersonRecord;
  missed: Missed;
  others: Map<UserId, PersonRecord>;
}

/** Keys of the person alone. */
const OWN_KEYS = 2;
/** So many other people fit in the read of a hello. */
export const OTHERS_PER_HELLO = KEYS_PER_READ - OWN_KEYS;

/** Reads a person and others together. */
export async function readForHello(
  store: Store,
  userId: UserId,
  otherIds: UserId[],
): Promise<HelloReading> {
  const [own, sum, ...others] = await store.getMany<unknown>([
    personKey(userId),
    missedKey(userId),
    ...otherIds.map(personKey),
  ]);
  const person = personOf(own.value as StoredPerson | null);
  return {
    person,
    missed: missedOf(sum.value as Deno.KvU64 | null, person),
    others: new Map(
      otherIds.map((id, index) => [id, personOf(others[index].value as StoredPerson | null)]),
    ),
  };
}
