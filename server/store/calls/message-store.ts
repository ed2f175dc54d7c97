/** Messages that people write in a call: one row each, kept as long as the call. */
import type { CallMessage } from "../../protocol/call-message.ts";
import type { SessionId, UserId } from "../../protocol/ids.ts";
import { callMessageKey, callMessages } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** A message as it is stored; `sentAt` is epoch milliseconds by the server's clock. */
export type MessageRecord = Omit<CallMessage, "sentAt"> & { sentAt: number };

/** Rows read or deleted at once. */
const AT_ONCE = 100;

/** The mutation that stores a message in the commit that adds it to the call. */
export function messageMutation(id: SessionId, message: MessageRecord): Deno.KvMutation {
  return { type: "set", key: callMessageKey(id, message.index), value: message };
}

/** A call's messages with an index above `after`, oldest first. */
export async function listMessages(
  store: Store,
  id: SessionId,
  { after, limit }: { after: number; limit: number },
): Promise<MessageRecord[]> {
  const range = { prefix: callMessages(id), start: callMessageKey(id, after + 1) };
  const entries = await store.list<MessageRecord>(range, { limit });
  return entries.map(({ value }) => value);
}

/** Deletes all messages of a call, or one person's. */
export async function deleteMessages(store: Store, id: SessionId, by?: UserId): Promise<void> {
  for (let after = 0;;) {
    const messages = await listMessages(store, id, { after, limit: AT_ONCE });
    const last = messages.at(-1);
    if (!last) return;
    const mutations = messages
      .filter(({ userId }) => by === undefined || userId === by)
      .map(({ index }) => ({ type: "delete" as const, key: callMessageKey(id, index) }));
    if (mutations.length > 0) await store.write({ checks: [], mutations });
    after = last.index;
  }
}
