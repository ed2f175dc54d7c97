/**
 * Missed calls that are still to be pushed, one row for each person who missed one, by the time of the
 * next attempt. Rows hold ids alone: what is said is read when it is said. Whoever pushes holds a claim,
 * which is the row put off to when the claim runs out.
 */
import type { SessionId, UserId } from "../protocol/ids.ts";
import { pushDueKey, PUSHES_DUE } from "./keys.ts";
import type { Store } from "./kv.ts";

/** A person who missed a call and is yet to be told. Times are epoch milliseconds. */
export interface DuePush {
  callId: SessionId;
  userId: UserId;
  missedAt: number;
  /** Failed attempts so far. */
  attempts: number;
  /** The browsers that did not get it, by their endpoints; null stands for all there are. */
  left: string[] | null;
}

/** A row as it was read. */
export interface StoredPush {
  key: Deno.KvKey;
  versionstamp: string;
  push: DuePush;
}

/** The store's own broom, for rows that nobody will ever push because pushing was turned off. */
const ROW_EXPIRES_MS = 7 * 24 * 3600 * 1000;

/** What goes into the commit of a change, so that the person is told. */
export function duePushMutation(push: DuePush, dueAt: number): Deno.KvMutation {
  const key = pushDueKey(dueAt, push.callId, push.userId);
  return { type: "set", key, value: push, expireIn: ROW_EXPIRES_MS };
}

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
 * Puts a row off: to when a claim on it runs out, or to the next attempt. Null where somebody else has
 * done so, and else the row as it stands then.
 */
export async function putOff(
  store: Store,
  { key, versionstamp }: StoredPush,
  push: DuePush,
  until: number,
): Promise<StoredPush | null> {
  const mutation = duePushMutation(push, until);
  const write = {
    checks: [{ key, versionstamp }],
    mutations: [{ type: "delete" as const, key }, mutation],
  };
  if (!await store.write(write)) return null;
  const next = await store.get<DuePush>(mutation.key);
  return next.versionstamp === null
    ? null
    : { key: next.key, versionstamp: next.versionstamp, push };
}

/** The person is told, or never will be. */
export async function settlePush(store: Store, { key, versionstamp }: StoredPush): Promise<void> {
  await store.write({ checks: [{ key, versionstamp }], mutations: [{ type: "delete", key }] });
}
