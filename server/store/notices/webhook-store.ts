/**
 * The outbox of webhooks: what is to be told of a call, in order, and how far the telling has come.
 * A call's row is written with its change; whoever tells it holds a claim that runs out.
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

/** The events of one commit, with the call as that commit left it. */
export interface WebhookRow {
  events: { type: WebhookEventType; userId?: UserId; reason?: EndReason }[];
  record: CallRecord;
  /** Epoch milliseconds. */
  at: number;
}

/** How far one call's telling has come. */
export interface WebhookLane {
  /** Events told or given up so far; the next one's sequence is one more. */
  told: number;
  /** Of those, how many are of the oldest row that is still there. */
  toldOfRow: number;
  /** Failed attempts at the next event. */
  attempts: number;
  /** Nobody tries before. */
  notBefore: number;
  /** Who is telling, until when; null where nobody is. */
  claim: { by: string; until: number } | null;
}

/** A call with something to tell, by the keys that say so. */
export interface DueWebhooks {
  callId: SessionId;
  keys: Deno.KvKey[];
}

/** A claimed call: its lane, and the oldest row where there is one. */
export interface ClaimedLane {
  callId: SessionId;
  lane: WebhookLane;
  versionstamp: string;
  row: { key: Deno.KvKey; value: WebhookRow } | null;
}

/** The store's own broom, for rows that nobody will ever post because webhooks were turned off. */
const ROW_EXPIRES_MS = 30 * 24 * 3600 * 1000;

/** More than any call's; a bound, not an expectation. */
const ROWS_MAX = 10_000;

const FRESH_LANE: WebhookLane = { told: 0, toldOfRow: 0, attempts: 0, notBefore: 0, claim: null };

/** What goes into the commit of a change, so that its events are told. */
export function webhookMutations(row: WebhookRow): Deno.KvMutation[] {
  const { id, sequence } = row.record;
  const expireIn = ROW_EXPIRES_MS;
  return [
    { type: "set", key: webhookRowKey(id, sequence), value: row, expireIn },
    { type: "set", key: webhookDueKey(row.at, id), value: id, expireIn },
  ];
}

/** Rewrites what is still to be told of a call; the very same row is left alone. */
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
    // One that was told meanwhile stays gone.
    await store.write({ checks: [{ key, versionstamp }], mutations: [set] });
  }
}

/** Calls with something to tell by now, the longest waiting first, from at most `limit` keys. */
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
 * Takes a call's telling until `until`; null where somebody else has it or it has to wait. What
 * made the call due is gone then: the claim's own end takes its place.
 */
export async function claimWebhooks(
  store: Store,
  { callId, keys }: DueWebhooks,
  { by, now, until }: { by: string; now: number; until: number },
): Promise<ClaimedLane | null> {
  const key = webhookLaneKey(callId);
  const entry = await store.get<WebhookLane>(key);
  const lane = entry.value ?? FRESH_LANE;
  // Its holder may have looked for rows already: the due keys have to stay.
  if (lane.claim !== null && lane.claim.until > now) return null;
  const checks = [{ key, versionstamp: entry.versionstamp }];
  const mutations: Deno.KvMutation[] = keys.map((due) => ({ type: "delete", key: due }));
  if (lane.notBefore > now) {
    // It stands under that time as well.
    await store.write({ checks, mutations });
    return null;
  }
  mutations.push(...claimMutations(callId, lane, { by, until }));
  if (!await store.write({ checks, mutations })) return null;
  return await readClaimed(store, callId, by);
}

/** Moves a claimed call on and keeps the claim until `until`; null where the claim was lost. */
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

/** Lets go of a call that is to be tried again at `notBefore`. */
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

/** Lets go of a call that has nothing left to tell; `isOver` forgets how far it had come. */
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

/** Takes away the end of a claim, unless the call is due at that very moment for another reason. */
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
  // The claim first: a row that is written after it has a due key that outlives the claim.
  const { value: lane, versionstamp } = await store.get<WebhookLane>(webhookLaneKey(callId));
  if (lane?.claim?.by !== by || versionstamp === null) return null;
  const [row] = await store.list<WebhookRow>({ prefix: webhookRows(callId) }, { limit: 1 });
  return { callId, lane, versionstamp, row: row ?? null };
}
