/**
 * Chats as the host's back end registers them. Stored as UTF-8 so that whatever fits in a request
 * also fits in a value, in any script. Knows nothing about the members.
 */
import type { ChatId } from "../protocol/ids.ts";
import { CHAT_MAX_BYTES } from "../protocol/limits.ts";
import type { ChatRecord } from "./chat-record.ts";
import { type Anchored, commit, remember } from "./kv/commit.ts";
import { registeredChatKey } from "./kv/keys.ts";
import type { Store } from "./kv/kv.ts";

/** A chat's stored value. */
export interface StoredChat {
  json: Uint8Array;
}

/** A registered chat, or the placeholder that stays for a while after it is unregistered. */
interface StoredRegistration extends Anchored {
  json?: Uint8Array;
}

/** Encodes a chat for the store. */
export function storedChat(chat: ChatRecord): StoredChat {
  return { json: new TextEncoder().encode(JSON.stringify(chat)) };
}

/** Decodes a stored chat; null if it is not registered. */
export function chatOfStored(stored: Partial<StoredChat> | null): ChatRecord | null {
  // Only `storedChat()` makes these values.
  return stored?.json ? JSON.parse(new TextDecoder().decode(stored.json)) as ChatRecord : null;
}

/** A chat by its id; null if the host has not registered it. */
export async function readChat(store: Store, id: ChatId): Promise<ChatRecord | null> {
  return chatOfStored((await store.get<StoredRegistration>(registeredChatKey(id))).value);
}

/** Stores a chat, replacing any earlier one; false if it is too large. */
export async function writeChat(store: Store, chat: ChatRecord): Promise<boolean> {
  const value = storedChat(chat);
  if (value.json.length > CHAT_MAX_BYTES) return false;
  await replace(store, chat.id, () => ({ value }));
  return true;
}

/** Deletes a chat; false if there was none. */
export function deleteChat(store: Store, id: ChatId): Promise<boolean> {
  return replace(store, id, (before) => before?.json ? FORGOTTEN : null);
}

/**
 * A retried deletion must be able to tell whether an earlier attempt deleted the chat. No write can
 * be under way for this long.
 */
const FORGOTTEN = { value: {}, expireIn: 24 * 3600_000 };

/** Makes one checked commit; false if there was nothing to change. */
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
