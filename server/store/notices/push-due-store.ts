/**
 * Push notifications still to be sent, by the time of the next attempt: one row per person, which
 * is replaced by a row for each of their browsers. Rows hold ids only; the content is read when it
 * is sent. A sender claims a row by moving it to the time when the claim expires.
 */
import type { SessionId, UserId } from "../../protocol/ids.ts";
import type { ScheduledId } from "../../protocol/schedule.ts";
import { pushDueKey, PUSHES_DUE } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** The subject of a notification. Times are epoch milliseconds. */
export type PushNews =
  | { kind: "missed"; callId: SessionId; since: number }
  /** A scheduled call begins. */
  | { kind: "due"; scheduledId: ScheduledId; since: number };

/** A person still to be notified. */
export interface DuePush {
  news: PushNews;
  userId: UserId;
  /** The browser to notify; null for all of the person's browsers. */
  browserId: string | null;
  /** Attempts begun so far. */
  attempts: number;
}

/** A row as it was read. */
export interface StoredPush {
  key: Deno.KvKey;
  versionstamp: string;
  push: DuePush;
}

/** Expires rows that nobody will ever send because push was turned off. */
const ROW_EXPIRES_MS = 2 * 24 * 3600 * 1000;

/** The mutation that, in the commit of a change, makes the person due for a notification. */
export const newPushMutation = (news: PushNews, userId: UserId): Deno.KvMutation =>
  pushMutation({ news, userId, browserId: null, attempts: 0 }, news.since);

function pushMutation(push: DuePush, dueAt: number): Deno.KvMutation {
  const key = pushDueKey(dueAt, subjectOf(push.news), push.userId, push.browserId);
  return { type: "set", key, value: push, expireIn: ROW_EXPIRES_MS };
}

/** The id of the subject. */
export const subjectOf = (news: PushNews): string =>
  news.kind === "missed" ? news.callId : news.scheduledId;

/** What is due by now, the longest waiting first. */
export async function listDuePushes(
  store: Store,
  now: number,
  limit: number,
): Promise<StoredPush[]> {
  const range = { prefix: PUSHES_DUE, end: [...PUSHES_DUE, now + 1] };
  const entries = await store.list<DuePush>(range, { limit });
  return entries.map(({ key, versionstamp, value }) => ({ key, versionstamp, push: value }));
}

/**
 * Replaces a person's row by one per browser, due at `at`; does nothing if another server did that.
 */
export async function fanOutPush(
  store: Store,
  { key, versionstamp, push }: StoredPush,
  browserIds: string[],
  at: number,
): Promise<void> {
  const rows = browserIds.map((browserId) => pushMutation({ ...push, browserId }, at));
  const mutations: Deno.KvMutation[] = [{ type: "delete", key }, ...rows];
  await store.write({ checks: [{ key, versionstamp }], mutations });
}

/**
 * Moves a row to when its claim expires, or to the next attempt. Returns the row as it now is, or
 * null if another server has changed it.
 */
export async function putOffPush(
  store: Store,
  { key, versionstamp }: StoredPush,
  push: DuePush,
  until: number,
): Promise<StoredPush | null> {
  const set = pushMutation(push, until);
  const mutations: Deno.KvMutation[] = [{ type: "delete", key }, set];
  if (!await store.write({ checks: [{ key, versionstamp }], mutations })) return null;
  const next = await store.get<DuePush>(set.key);
  return next.versionstamp === null
    ? null
    : { key: next.key, versionstamp: next.versionstamp, push };
}

/** Deletes the row: the browser was notified, or never will be. */
export async function endPush(store: Store, { key, versionstamp }: StoredPush): Promise<void> {
  await store.write({ checks: [{ key, versionstamp }], mutations: [{ type: "delete", key }] });
}

/** How many rows there are, due or waiting, counted up to `limit`. */
export async function countDuePushes(store: Store, limit: number): Promise<number> {
  return (await store.list({ prefix: PUSHES_DUE }, { limit })).length;
}
