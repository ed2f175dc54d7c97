/** A person's calls, newest first, walked by a cursor: an offset would cost more the further it goes. */
import type { ChatId, SessionId, UserId } from "../protocol/ids.ts";
import { type CallRecord, partOf } from "./call-record.ts";
import { readCall, readCalls } from "./call-store.ts";
import { chatHistoryPrefix, historyPrefix } from "./keys.ts";
import type { Store } from "./kv.ts";

/** Which page of whose calls. */
export interface HistoryQuery {
  userId: UserId;
  chatId?: ChatId;
  limit: number;
  /** Where the last page ended. */
  cursor?: string;
}

/** A page, and the cursor of the next one where there is more. */
export interface HistoryPage {
  calls: CallRecord[];
  cursor: string | null;
}

/** One page of a person's calls; null where the cursor is not one that this function gave. */
export async function listCalls(store: Store, query: HistoryQuery): Promise<HistoryPage | null> {
  const { userId, chatId, limit } = query;
  const prefix = chatId === undefined ? historyPrefix(userId) : chatHistoryPrefix(userId, chatId);
  const after = query.cursor === undefined ? null : positionOf(query.cursor);
  if (after === undefined) return null;
  // The end of a range is not in it, so a page begins right behind the last one's final call.
  const selector = after === null ? { prefix } : { prefix, end: [...prefix, ...after] };
  const pointers = await store.list<SessionId>(selector, { limit: limit + 1, reverse: true });
  const page = pointers.slice(0, limit);
  const last = page.at(-1);
  return {
    calls: await readCalls(store, page.map(({ value }) => value)),
    cursor: last && pointers.length > limit ? cursorOf(last.key) : null,
  };
}

/** One call, for somebody who may know of it. */
export async function readCallOf(
  store: Store,
  userId: UserId,
  id: SessionId,
): Promise<CallRecord | null> {
  const record = await readCall(store, id);
  return record && partOf(record, userId) ? record : null;
}

function cursorOf(key: Deno.KvKey): string {
  const [initiatedAt, id] = key.slice(-2);
  return `${String(initiatedAt)}.${String(id)}`;
}

function positionOf(cursor: string): [number, SessionId] | undefined {
  const match = /^(\d{1,15})\.(.+)$/.exec(cursor);
  return match ? [Number(match[1]), match[2]] : undefined;
}
