/**
 * The chat of a call as it was when the call began, kept while the call lives: it names the members
 * for people who are rung but whose own token names another chat, or none.
 */
import type { SessionId, UserId } from "../../protocol/ids.ts";
import type { ChatRecord } from "../chat-record.ts";
import { chatOfStored, type StoredChat, storedChat } from "../chat-store.ts";
import { CHAT_MAX_BYTES } from "../../protocol/limits.ts";
import { callChatKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** The mutation that stores a chat with its call's first commit; only member ids if too large. */
export function keepChat(id: SessionId, chat: ChatRecord): Deno.KvMutation {
  const whole = storedChat(chat);
  // A list within the host's limit can outgrow it once members' own names and pictures are filled
  // in.
  const value = whole.json.length <= CHAT_MAX_BYTES ? whole : storedChat({
    ...chat,
    members: chat.members.map((member) => ({ id: member.id, name: member.id })),
  });
  return { type: "set", key: callChatKey(id), value };
}

/** The chat that a live call began in; null once the call is over. */
export async function readKeptChat(store: Store, id: SessionId): Promise<ChatRecord | null> {
  return chatOfStored((await store.get<StoredChat>(callChatKey(id))).value);
}

/** Removes a person who is being erased from a live call's member list. */
export async function forgetMember(store: Store, id: SessionId, userId: UserId): Promise<void> {
  const { key, value, versionstamp } = await store.get<StoredChat>(callChatKey(id));
  const chat = chatOfStored(value);
  if (!chat?.members.some((member) => member.id === userId)) return;
  const members = chat.members.filter((member) => member.id !== userId);
  const mutations = [{ type: "set" as const, key, value: storedChat({ ...chat, members }) }];
  // Nothing else writes it: if it has changed, the call is over and the list deleted.
  await store.write({ checks: [{ key, versionstamp }], mutations });
}
