/**
 * A person's calls, newest first, walked by a cursor. What is read for a page does not depend on how
 * many calls there are: each kind of call has an order of its own, and a filter merges those it wants.
 */
import type { ChatId, SessionId, UserId } from "../../protocol/ids.ts";
import { FINAL_STATUSES, type KindFilter, kindsOf } from "./call-kind.ts";
import { type CallRecord, partOf } from "./call-record.ts";
import { readCall, readCalls } from "./call-store.ts";
import { callKindPrefix, chatHistoryPrefix, historyPrefix, scopeOf } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { newestOf, type TimeRange } from "../kv/newest.ts";

/** Which of whose calls. */
export interface CallFilter extends KindFilter {
  userId: UserId;
  chatId?: ChatId;
  /** Epoch milliseconds: begun then or later. */
  from?: number;
  /** Epoch milliseconds: begun before it. */
  before?: number;
}

/** Which page of them. */
export interface HistoryQuery extends CallFilter {
  limit: number;
  /** How many to pass over; costs more the further it goes. */
  offset?: number;
  /** Where the last page ended. */
  cursor?: string;
}

/** A page, and the cursor of the next one where there is more. */
export interface HistoryPage {
  calls: CallRecord[];
  cursor: string | null;
}

/** Calls of one person that are live at the same time; more than these are not looked through. */
export const LIVE_MAX = 100;

/** One page of a person's calls; null where the cursor is not one that this function gave. */
export async function listCalls(store: Store, query: HistoryQuery): Promise<HistoryPage | null> {
  const { limit, offset = 0 } = query;
  const after = query.cursor === undefined ? null : positionOf(query.cursor);
  if (after === undefined) return null;
  const wanted = offset + limit + 1;
  const pointers = isLiveStatus(query)
    ? await livePointers(store, query, after, wanted)
    : await newestOf<SessionId>(store, rangesOf(query, after), wanted);
  const page = pointers.slice(offset, offset + limit);
  const last = page.at(-1);
  return {
    calls: await readCalls(store, page.map(({ value }) => value)),
    cursor: last && pointers.length === wanted ? cursorOf(last.key) : null,
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

/** How far a call has come is in no key, as that would change with every step: the few live ones are read. */
async function livePointers(
  store: Store,
  query: HistoryQuery,
  after: Position | null,
  wanted: number,
): Promise<Deno.KvEntry<SessionId>[]> {
  const pointers = await newestOf<SessionId>(store, rangesOf(query, after), LIVE_MAX);
  const records = await readCalls(store, pointers.map(({ value }) => value));
  const ids = new Set(records.filter(({ status }) => status === query.status).map(({ id }) => id));
  return pointers.filter(({ value }) => ids.has(value)).slice(0, wanted);
}

function isLiveStatus({ status }: KindFilter): boolean {
  return status !== undefined && !FINAL_STATUSES.some((final) => final === status);
}

function rangesOf(filter: CallFilter, after: Position | null): TimeRange[] {
  const { userId, chatId, from = 0, before = Number.MAX_SAFE_INTEGER } = filter;
  // The end of a range is not in it, so a page begins right behind the last one's final call.
  const end = after !== null && after[0] < before ? after : [before] as const;
  return prefixesOf(filter, userId, chatId).map((prefix) => ({ prefix, from, end }));
}

function prefixesOf(filter: KindFilter, userId: UserId, chatId?: ChatId): Deno.KvKey[] {
  const { type, status, direction } = filter;
  if (type !== undefined || status !== undefined || direction !== undefined) {
    return kindsOf(filter).map((kind) => callKindPrefix(scopeOf(userId, chatId), kind));
  }
  return [chatId === undefined ? historyPrefix(userId) : chatHistoryPrefix(userId, chatId)];
}

type Position = [initiatedAt: number, id: SessionId];

function cursorOf(key: Deno.KvKey): string {
  const [initiatedAt, id] = key.slice(-2);
  return `${String(initiatedAt)}.${String(id)}`;
}

function positionOf(cursor: string): Position | undefined {
  const match = /^(\d{1,15})\.(.+)$/.exec(cursor);
  return match ? [Number(match[1]), match[2]] : undefined;
}
