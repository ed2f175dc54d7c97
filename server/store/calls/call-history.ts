/**
 * A person's calls, newest first, paged by a cursor. The cost of a page does not depend on the
 * number of calls: each kind of call has its own index, and a filter merges the indexes it needs.
 */
import type { ChatId, SessionId, UserId } from "../../protocol/ids.ts";
import { FINAL_STATUSES, type KindFilter, kindsOf } from "./call-kind.ts";
import { type CallRecord, partOf } from "./call-record.ts";
import { readCall, readCalls } from "./call-store.ts";
import { callKindPrefix, chatHistoryPrefix, historyPrefix, scopeOf } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { newestOf, type TimeRange } from "../kv/newest.ts";

/** Selects calls of one person. */
export interface CallFilter extends KindFilter {
  userId: UserId;
  chatId?: ChatId;
  /** Started at or after this time, epoch milliseconds. */
  from?: number;
  /** Started before this time, epoch milliseconds. */
  before?: number;
}

/** Selects a page of them. */
export interface HistoryQuery extends CallFilter {
  limit: number;
  /** How many to skip; the cost grows with it. */
  offset?: number;
  /** Where the previous page ended. */
  cursor?: string;
}

/** A page, and the cursor of the next one if there is more. */
export interface HistoryPage {
  calls: CallRecord[];
  cursor: string | null;
}

/** How many live calls of one person are examined at most. */
export const LIVE_MAX = 100;

/** One page of a person's calls; null if the cursor is malformed. */
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

/** One call, if the person may know of it. */
export async function readCallOf(
  store: Store,
  userId: UserId,
  id: SessionId,
): Promise<CallRecord | null> {
  const record = await readCall(store, id);
  return record && partOf(record, userId) ? record : null;
}

/** No key holds a live call's status, which changes with every step: the few live ones are read. */
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
  // Ranges exclude their end, so a page begins right after the last call of the previous one.
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
