/**
 * What is still to be pushed to people, by the time of the next attempt: one row for each person whom
 * something concerns, which becomes a row for each of their browsers. Rows hold ids alone: what is said
 * is read when it is said. Whoever pushes holds a claim, which is the row put off to when the claim runs
 * out.
 */
import type { SessionId, UserId } from "../../protocol/ids.ts";
import type { ScheduledId } from "../../protocol/schedule.ts";
import { pushDueKey, PUSHES_DUE } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** What a person is told of. Times are epoch milliseconds. */
export type PushNews =
  | { kind: "missed"; callId: SessionId; since: number }
  /** A scheduled call begins. */
  | { kind: "due"; scheduledId: ScheduledId; since: number };

/** A person who is yet to be told of something. */
export interface DuePush {
  news: PushNews;
  userId: UserId;
  /** The browser to tell; null stands for all that the person has. */
  browserId: string | null;
  /** Attempts that were begun. */
  attempts: number;
}

/** A row as it was read. */
export interface StoredPush {
  key: Deno.KvKey;
  versionstamp: string;
  push: DuePush;
}

/** The store's own broom, for rows that nobody will ever push because pushing was turned off. */
const ROW_EXPIRES_MS = 2 * 24 * 3600 * 1000;

/** What goes into the commit of a change, so that the person is told from then on. */
export const newPushMutation = (news: PushNews, userId: UserId): Deno.KvMutation =>
  pushMutation({ news, userId, browserId: null, attempts: 0 }, news.since);

function pushMutation(push: DuePush, dueAt: number): Deno.KvMutation {
  const key = pushDueKey(dueAt, subjectOf(push.news), push.userId, push.browserId);
  return { type: "set", key, value: push, expireIn: ROW_EXPIRES_MS };
}

/** The id of what there is to tell. */
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

/** Has each of these browsers told by itself, from `at` on; nothing where somebody else has done so. */
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
 * Puts a row off: to when a claim on it runs out, or to the next attempt. Null where somebody else has
 * done so, and else the row as it stands then.
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

/** The browser has been told, or never will be. */
export async function endPush(store: Store, { key, versionstamp }: StoredPush): Promise<void> {
  await store.write({ checks: [{ key, versionstamp }], mutations: [{ type: "delete", key }] });
}

/** How much is due or waits for another attempt, counted no further than `limit`. */
export async function countDuePushes(store: Store, limit: number): Promise<number> {
  return (await store.list({ prefix: PUSHES_DUE }, { limit })).length;
}
