/**
 * The outbox of webhooks: the events of each call, in order, and how far they have been sent. A row
 * is written with the call's change; the sender holds a claim that expires.
 */
import type { EndReason } from "../../protocol/call.ts";
import type { SessionId, UserId } from "../../protocol/ids.ts";
import type { WebhookEventType } from "../../protocol/webhook.ts";
import type { CallRecord } from "../calls/call-record.ts";
import {
  webhookDueKey,
  webhookLaneKey,
  webhookRowKey,
  webhookRows,
  WEBHOOKS_DUE,
} from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** The events of one commit, and the call after it. */
export interface WebhookRow {
  events: { type: WebhookEventType; userId?: UserId; reason?: EndReason }[];
  record: CallRecord;
  /** Epoch milliseconds. */
  at: number;
}

/** How far the events of one call have been sent. */
export interface WebhookLane {
  /** Events sent or given up so far; the next event's sequence is one more. */
  told: number;
  /** How many of those belong to the oldest remaining row. */
  toldOfRow: number;
  /** Failed attempts at the next event. */
  attempts: number;
  /** No attempt before this time. */
  notBefore: number;
  /** Who is sending, and until when; null if nobody is. */
  claim: { by: string; until: number } | null;
}

/** A call with events to send, and the keys that made it due. */
export interface DueWebhooks {
  callId: SessionId;
  keys: Deno.KvKey[];
}

/** A claimed call: its lane, and its oldest row if there is one. */
export interface ClaimedLane {
  callId: SessionId;
  lane: WebhookLane;
  versionstamp: string;
  row: { key: Deno.KvKey; value: WebhookRow } | null;
}

/** Expires rows that nobody will ever post because webhooks were turned off. */
const ROW_EXPIRES_MS = 30 * 24 * 3600 * 1000;

/** More than any call has. */
const ROWS_MAX = 10_000;

const FRESH_LANE: WebhookLane = { told: 0, toldOfRow: 0, attempts: 0, notBefore: 0, claim: null };

/** The mutations that, in the commit of a change, queue its events. */
export function webhookMutations(row: WebhookRow): Deno.KvMutation[] {
  const { id, sequence } = row.record;
  const expireIn = ROW_EXPIRES_MS;
  return [
    { type: "set", key: webhookRowKey(id, sequence), value: row, expireIn },
    { type: "set", key: webhookDueKey(row.at, id), value: id, expireIn },
  ];
}

/** Rewrites a call's unsent events; a row returned unchanged is not written. */
export async function rewriteWebhooks(
  store: Store,
  callId: SessionId,
  rewrite: (row: WebhookRow) => WebhookRow,
): Promise<void> {
  const rows = await store.list<WebhookRow>({ prefix: webhookRows(callId) }, { limit: ROWS_MAX });
  for (const { key, value, versionstamp } of rows) {
    const next = rewrite(value);
    if (next === value) continue;
    const set = { type: "set" as const, key, value: next, expireIn: ROW_EXPIRES_MS };
    // A row sent meanwhile stays deleted.
    await store.write({ checks: [{ key, versionstamp }], mutations: [set] });
  }
}

/** Calls with events due by now, the longest waiting first, from at most `limit` keys. */
export async function listDueWebhooks(
  store: Store,
  now: number,
  limit: number,
): Promise<DueWebhooks[]> {
  const range = { prefix: WEBHOOKS_DUE, end: [...WEBHOOKS_DUE, now + 1] };
  const entries = await store.list<SessionId>(range, { limit });
  const byCall = Map.groupBy(entries, ({ value }) => value);
  return Array.from(byCall, ([callId, due]) => ({ callId, keys: due.map(({ key }) => key) }));
}

/**
 * Claims a call's events until `until`; null if somebody else holds them or they have to wait. The
 * due keys are deleted and replaced by one at the claim's end.
 */
export async function claimWebhooks(
  store: Store,
  { callId, keys }: DueWebhooks,
  { by, now, until }: { by: string; now: number; until: number },
): Promise<ClaimedLane | null> {
  const key = webhookLaneKey(callId);
  const entry = await store.get<WebhookLane>(key);
  const lane = entry.value ?? FRESH_LANE;
  // The holder may already have looked for rows, so the due keys have to stay.
  if (lane.claim !== null && lane.claim.until > now) return null;
  const checks = [{ key, versionstamp: entry.versionstamp }];
  const mutations: Deno.KvMutation[] = keys.map((due) => ({ type: "delete", key: due }));
  if (lane.notBefore > now) {
    // There is a due key at that time too.
    await store.write({ checks, mutations });
    return null;
  }
  mutations.push(...claimMutations(callId, lane, { by, until }));
  if (!await store.write({ checks, mutations })) return null;
  return await readClaimed(store, callId, by);
}

/** Records one event as sent and extends the claim to `until`; null if the claim was lost. */
export async function advanceWebhooks(
  store: Store,
  claimed: ClaimedLane,
  { by, until }: { by: string; until: number },
): Promise<ClaimedLane | null> {
  const { callId, lane, row } = claimed;
  const toldOfRow = lane.toldOfRow + 1;
  const isRowTold = row === null || toldOfRow >= row.value.events.length;
  const next: WebhookLane = {
    ...lane,
    told: lane.told + 1,
    toldOfRow: isRowTold ? 0 : toldOfRow,
    attempts: 0,
    notBefore: 0,
  };
  const mutations = claimMutations(callId, next, { by, until });
  if (row && isRowTold) mutations.push({ type: "delete", key: row.key });
  if (!await store.write({ checks: [checkOf(claimed)], mutations })) return null;
  return await readClaimed(store, callId, by);
}

/** Releases a call that is to be retried at `notBefore`. */
export async function postponeWebhooks(
  store: Store,
  claimed: ClaimedLane,
  { notBefore, attempts }: { notBefore: number; attempts: number },
): Promise<void> {
  const { callId, lane } = claimed;
  const next: WebhookLane = { ...lane, attempts, notBefore, claim: null };
  const mutations: Deno.KvMutation[] = [
    ...unclaim(callId, lane, notBefore),
    { type: "set", key: webhookLaneKey(callId), value: next, expireIn: ROW_EXPIRES_MS },
    { type: "set", key: webhookDueKey(notBefore, callId), value: callId, expireIn: ROW_EXPIRES_MS },
  ];
  await store.write({ checks: [checkOf(claimed)], mutations });
}

/** Releases a call with no events left; `isOver` also deletes its progress. */
export async function releaseWebhooks(
  store: Store,
  claimed: ClaimedLane,
  { isOver }: { isOver: boolean },
): Promise<void> {
  const { callId, lane } = claimed;
  const key = webhookLaneKey(callId);
  const value: WebhookLane = { ...lane, claim: null };
  const last: Deno.KvMutation = isOver
    ? { type: "delete", key }
    : { type: "set", key, value, expireIn: ROW_EXPIRES_MS };
  await store.write({
    checks: [checkOf(claimed)],
    mutations: [...unclaim(callId, lane), last],
  });
}

function claimMutations(
  callId: SessionId,
  lane: WebhookLane,
  claim: { by: string; until: number },
): Deno.KvMutation[] {
  const expireIn = ROW_EXPIRES_MS;
  return [
    ...unclaim(callId, lane, claim.until),
    { type: "set", key: webhookLaneKey(callId), value: { ...lane, claim }, expireIn },
    { type: "set", key: webhookDueKey(claim.until, callId), value: callId, expireIn },
  ];
}

/** Deletes the due key at the claim's end, unless another due key is set for that same time. */
function unclaim(callId: SessionId, { claim }: WebhookLane, nextDue?: number): Deno.KvMutation[] {
  if (claim === null || claim.until === nextDue) return [];
  return [{ type: "delete", key: webhookDueKey(claim.until, callId) }];
}

function checkOf({ callId, versionstamp }: ClaimedLane): Deno.AtomicCheck {
  return { key: webhookLaneKey(callId), versionstamp };
}

async function readClaimed(
  store: Store,
  callId: SessionId,
  by: string,
): Promise<ClaimedLane | null> {
  // Read the claim first: a row written later has a due key that outlives the claim.
  const { value: lane, versionstamp } = await store.get<WebhookLane>(webhookLaneKey(callId));
  if (lane?.claim?.by !== by || versionstamp === null) return null;
  const [row] = await store.list<WebhookRow>({ prefix: webhookRows(callId) }, { limit: 1 });
  return { callId, lane, versionstamp, row: row ?? null };
}
