/**
 * The chat of a call as it was when the call began: who is rung by somebody whose own token names
 * another chat, or none, is still among its members. Kept while the call lives.
 */
import type { SessionId, UserId } from "../../protocol/ids.ts";
import type { ChatRecord } from "../chat-record.ts";
import { chatOfStored, type StoredChat, storedChat } from "../chat-store.ts";
import { CHAT_MAX_BYTES } from "../../protocol/limits.ts";
import { callChatKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** What keeps a chat in the commit that begins its call; of one that is too large, who is in it. */
export function keepChat(id: SessionId, chat: ChatRecord): Deno.KvMutation {
  const whole = storedChat(chat);
  // No list of the host's is as large as one that has everybody's own name and picture may be.
  const value = whole.json.length <= CHAT_MAX_BYTES ? whole : storedChat({
    ...chat,
    members: chat.members.map((member) => ({ id: member.id, name: member.id })),
  });
  return { type: "set", key: callChatKey(id), value };
}

/** The chat that a live call began in; null for a call that is over. */
export async function readKeptChat(store: Store, id: SessionId): Promise<ChatRecord | null> {
  return chatOfStored((await store.get<StoredChat>(callChatKey(id))).value);
}

/** Takes a person who is erased off the list of a call that lives on. */
export async function forgetMember(store: Store, id: SessionId, userId: UserId): Promise<void> {
  const { key, value, versionstamp } = await store.get<StoredChat>(callChatKey(id));
  const chat = chatOfStored(value);
  if (!chat?.members.some((member) => member.id === userId)) return;
  const members = chat.members.filter((member) => member.id !== userId);
  const mutations = [{ type: "set" as const, key, value: storedChat({ ...chat, members }) }];
  // Nobody writes it meanwhile: if it is not as read, the call is over and the list gone.
  await store.write({ checks: [{ key, versionstamp }], mutations });
}
