/** All that a hello needs from the store, in one read if its keys fit. */
import type { ChatId, UserId } from "../../protocol/ids.ts";
import type { ChatRecord } from "../chat-record.ts";
import { chatOfStored, type StoredChat } from "../chat-store.ts";
import { missedKey, personKey, registeredChatKey } from "../kv/keys.ts";
import { KEYS_PER_READ, type Store } from "../kv/kv.ts";
import { type Missed, missedOf } from "../calls/missed-store.ts";
import { personOf, type PersonRecord, type StoredPerson } from "./person-store.ts";

/**
 * What the store knows of the person saying hello, their chats, and people they may want to call.
 */
export interface HelloReading {
  person: PersonRecord;
  missed: Missed;
  /** Each requested chat; null if it is not registered. */
  chats: Map<ChatId, ChatRecord | null>;
  /** The first of the other people, as many as fitted in. */
  others: Map<UserId, PersonRecord>;
}

/** Keys about the person themselves. */
const OWN_KEYS = 2;

/** Reads a person, their chats, and as many other people as fit. */
export async function readForHello(
  store: Store,
  userId: UserId,
  chatIds: ChatId[],
  otherIds: UserId[],
): Promise<HelloReading> {
  const room = Math.max(0, KEYS_PER_READ - OWN_KEYS - chatIds.length);
  const some = otherIds.slice(0, room);
  const [own, sum, ...rest] = await store.getMany<unknown>([
    personKey(userId),
    missedKey(userId),
    ...chatIds.map(registeredChatKey),
    ...some.map(personKey),
  ]);
  const values = rest.map(({ value }) => value);
  const chats = values.slice(0, chatIds.length) as (StoredChat | null)[];
  const others = values.slice(chatIds.length) as (StoredPerson | null)[];
  const person = personOf(own.value as StoredPerson | null);
  return {
    person,
    missed: missedOf(sum.value as Deno.KvU64 | null, person),
    chats: new Map(chatIds.map((id, index) => [id, chatOfStored(chats[index])])),
    others: new Map(some.map((id, index) => [id, personOf(others[index])])),
  };
}
