/**
 * Chats as the host's back end registers them. Kept as UTF-8, so that what fits in a request also
 * fits in a value, whatever script it is written in. Knows nobody who is in them.
 */
import type { ChatId } from "../protocol/ids.ts";
import { CHAT_MAX_BYTES } from "../protocol/limits.ts";
import type { ChatRecord } from "./chat-record.ts";
import { type Anchored, commit, remember } from "./kv/commit.ts";
import { registeredChatKey } from "./kv/keys.ts";
import type { Store } from "./kv/kv.ts";

/** A chat as the store keeps it. */
export interface StoredChat {
  json: Uint8Array;
}

/** A registered chat, or what stands in its place for a while once it is registered no more. */
interface StoredRegistration extends Anchored {
  json?: Uint8Array;
}

/** A chat as a value of the store. */
export function storedChat(chat: ChatRecord): StoredChat {
  return { json: new TextEncoder().encode(JSON.stringify(chat)) };
}

/** The chat of a stored value; null where none is registered. */
export function chatOfStored(stored: Partial<StoredChat> | null): ChatRecord | null {
  // Nobody but this file has written it.
  return stored?.json ? JSON.parse(new TextDecoder().decode(stored.json)) as ChatRecord : null;
}

/** A chat by its id; null where the host has registered none. */
export async function readChat(store: Store, id: ChatId): Promise<ChatRecord | null> {
  return chatOfStored((await store.get<StoredRegistration>(registeredChatKey(id))).value);
}

/** Keeps a chat in the place of what was there; false where it is too large. */
export async function writeChat(store: Store, chat: ChatRecord): Promise<boolean> {
  const value = storedChat(chat);
  if (value.json.length > CHAT_MAX_BYTES) return false;
  await replace(store, chat.id, () => ({ value }));
  return true;
}

/** Forgets a chat; false where there was none. */
export function deleteChat(store: Store, id: ChatId): Promise<boolean> {
  return replace(store, id, (before) => before?.json ? FORGOTTEN : null);
}

/**
 * Whoever comes after a forgotten chat must be able to tell whether it was they who forgot it. No
 * write is on its way for that long.
 */
const FORGOTTEN = { value: {}, expireIn: 24 * 3600_000 };

/** One checked commit; false where there was nothing to change. */
function replace(
  store: Store,
  id: ChatId,
  next: (before: StoredRegistration | null) =>
    | { value: Partial<StoredChat>; expireIn?: number }
    | null,
): Promise<boolean> {
  const key = registeredChatKey(id);
  return commit(store, async (attempt) => {
    const { value: before, versionstamp } = await store.get<StoredRegistration>(key);
    const set = next(before);
    if (set === null) return { result: false };
    const value: StoredRegistration = { ...set.value, attempts: remember(before, attempt) };
    return {
      result: true,
      anchor: key,
      write: {
        checks: [{ key, versionstamp }],
        mutations: [{ ...set, type: "set", key, value }],
      },
    };
  });
}
