/**
 * Chats as the host's back end registers them. Kept as UTF-8, so that what fits in a request also
 * fits in a value, whatever script it is written in. Knows nobody who is in them.
 */
import type { CallsAllowed } from "../protocol/call.ts";
import type { ChatId, UserId } from "../protocol/ids.ts";
import { CHAT_MAX_BYTES } from "../protocol/limits.ts";
import { registeredChatKey } from "./keys.ts";
import type { Store } from "./kv.ts";

/** A chat with who is in it and what it allows. */
export interface RegisteredChat {
  id: ChatId;
  title?: string;
  calls: CallsAllowed;
  members: { id: UserId; name: string; picture?: string }[];
  /** Epoch milliseconds, or null for no limit. */
  endsAt: number | null;
}

/** A chat as the store keeps it. */
export interface StoredChat {
  json: Uint8Array;
}

/** A chat as a value of the store. */
export function storedChat(chat: RegisteredChat): StoredChat {
  return { json: new TextEncoder().encode(JSON.stringify(chat)) };
}

/** The chat of a stored value; null where none is registered. */
export function chatOfStored(stored: StoredChat | null): RegisteredChat | null {
  // Nobody but `writeChat` has written it.
  return stored && JSON.parse(new TextDecoder().decode(stored.json)) as RegisteredChat;
}

/** A chat by its id; null where the host has registered none. */
export async function readChat(store: Store, id: ChatId): Promise<RegisteredChat | null> {
  return chatOfStored((await store.get<StoredChat>(registeredChatKey(id))).value);
}

/** Keeps a chat in the place of what was there; false where it is too large. */
export async function writeChat(store: Store, chat: RegisteredChat): Promise<boolean> {
  const value = storedChat(chat);
  if (value.json.length > CHAT_MAX_BYTES) return false;
  const key = registeredChatKey(chat.id);
  await store.write({ checks: [], mutations: [{ type: "set", key, value }] });
  return true;
}

/** Forgets a chat; false where there was none. */
export async function deleteChat(store: Store, id: ChatId): Promise<boolean> {
  const key = registeredChatKey(id);
  const { versionstamp } = await store.get(key);
  await store.write({ checks: [], mutations: [{ type: "delete", key }] });
  return versionstamp !== null;
}
