/**
 * Scheduled calls, found by their participants and by start time. They expire some time after that,
 * whatever has become of them.
 */
import type { CallType } from "../protocol/call.ts";
import type { ChatId, UserId } from "../protocol/ids.ts";
import type { ScheduledId } from "../protocol/schedule.ts";
import type { ChatRecord } from "./chat-record.ts";
import { type Anchored, commit, remember } from "./kv/commit.ts";
import {
  organizedCalls,
  organizerTurn,
  SCHEDULED_CALLS,
  scheduledCallKey,
  scheduledCallsOf,
  startKey,
} from "./kv/keys.ts";
import type { Store } from "./kv/kv.ts";

/** A scheduled call. Times are epoch milliseconds. */
export interface ScheduledRecord {
  id: ScheduledId;
  chatId: ChatId;
  callType: CallType;
  title?: string;
  startsAt: number;
  /** When the chat ends, as its token said then; absent without a limit. */
  endsAt?: number;
  /** The organizer comes first. */
  participants: ChatRecord["members"];
}

interface Stored extends ScheduledRecord, Anchored {
  /** Whether people who were not connected at the start have been notified. */
  isTold?: true;
}

/** How long rows outlive the start of their call. Only clean-up; nothing depends on the time. */
const KEPT_MS = 24 * 3600_000;
/** More than one person is ever shown at once. */
const LISTED_MAX = 200;

/**
 * Stores a new scheduled call and returns it. Returns the existing one if the id is taken, or the
 * result of `refusal` if that is not null. No other call of the organizer can be added between what
 * `refusal` counts and the commit.
 */
export function keepScheduled<R = never>(
  store: Store,
  record: ScheduledRecord,
  now: number,
  refusal?: () => Promise<R | null>,
): Promise<ScheduledRecord | R> {
  const key = scheduledCallKey(record.id);
  const turn = organizerTurn(record.participants[0].id);
  const expireIn = expiryOf(record, now);
  return commit<ScheduledRecord | R>(store, async (attempt) => {
    const [before, lastTurn] = await store.getMany<Stored>([key, turn]);
    if (before.value) return { result: recordOf(before.value) };
    const refused = await refusal?.() ?? null;
    if (refused !== null) return { result: refused };
    const value: Stored = { ...record, attempts: remember(null, attempt) };
    const pointers = pointersOf(record).map((pointer) => ({
      type: "set" as const,
      key: pointer,
      value: record.id,
      expireIn,
    }));
    const checks: Deno.AtomicCheck[] = [{ key, versionstamp: null }];
    const mutations: Deno.KvMutation[] = [{ type: "set", key, value, expireIn }, ...pointers];
    if (refusal) {
      checks.push({ key: turn, versionstamp: lastTurn.versionstamp });
      mutations.push({ type: "set", key: turn, value: record.id, expireIn });
    }
    return { result: record, anchor: key, write: { checks, mutations } };
  });
}

/** A scheduled call by its id. */
export async function readScheduled(
  store: Store,
  id: ScheduledId,
): Promise<ScheduledRecord | null> {
  const { value } = await store.get<Stored>(scheduledCallKey(id));
  return value && recordOf(value);
}

/** What begins between these times, earliest first; calls in `known` are not read again. */
export async function listStarting(
  store: Store,
  { from, until }: { from: number; until: number },
  known: ReadonlyMap<ScheduledId, ScheduledRecord>,
): Promise<ScheduledRecord[]> {
  const range = { start: [...SCHEDULED_CALLS, from], end: [...SCHEDULED_CALLS, until + 1] };
  const rows = await store.list<ScheduledId>(range, { limit: 10_000 });
  const unknown = await readAll(store, rows.filter(({ value }) => !known.has(value)));
  const records = new Map([...known, ...unknown.map((record) => [record.id, record] as const)]);
  return rows.flatMap(({ value }) => records.get(value) ?? []);
}

/** A person's scheduled calls that begin at `from` or later, earliest first. */
export async function listScheduledOf(
  store: Store,
  userId: UserId,
  from: number,
): Promise<ScheduledRecord[]> {
  const prefix = scheduledCallsOf(userId);
  const range = { prefix, start: [...prefix, from] };
  return await readAll(store, await store.list<ScheduledId>(range, { limit: LISTED_MAX }));
}

/** How many of a person's own calls begin at `from` or later, counted up to `limit`. */
export async function countOrganized(
  store: Store,
  userId: UserId,
  { from, limit }: { from: number; limit: number },
): Promise<number> {
  const prefix = organizedCalls(userId);
  return (await store.list({ prefix, start: [...prefix, from] }, { limit })).length;
}

/** Deletes a scheduled call; false if it no longer exists. */
export function deleteScheduled(store: Store, id: ScheduledId): Promise<boolean> {
  const key = scheduledCallKey(id);
  let wasThere = false;
  return commit<boolean>(store, async () => {
    const { value, versionstamp } = await store.get<Stored>(key);
    // After a lost answer nothing shows which of two deletions succeeded: both may return true.
    if (!value) return { result: wasThere };
    wasThere = true;
    const write = { checks: [{ key, versionstamp }], mutations: deletionOf(value) };
    return { result: true, anchor: key, write };
  });
}

/**
 * Removes a participant other than the organizer, and deletes the call if only one person would be
 * left. Null if the call does not exist or the person is not such a participant.
 */
export function leaveScheduled(
  store: Store,
  id: ScheduledId,
  userId: UserId,
  now: number,
): Promise<ScheduledRecord | null> {
  const key = scheduledCallKey(id);
  let calledOff: ScheduledRecord | null = null;
  return commit<ScheduledRecord | null>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<Stored>(key);
    // As in deleteScheduled(): a deleted row does not show who deleted it.
    if (!value) return { result: calledOff };
    if (!value.participants.slice(1).some((one) => one.id === userId)) return { result: null };
    const participants = value.participants.filter((one) => one.id !== userId);
    const after: Stored = { ...value, participants, attempts: remember(value, attempt) };
    const isOver = participants.length === 1;
    if (isOver) calledOff = recordOf(after);
    const mutations: Deno.KvMutation[] = isOver ? deletionOf(value) : [
      { type: "set", key, value: after, expireIn: expiryOf(value, now) },
      { type: "delete", key: [...scheduledCallsOf(userId), value.startsAt, id] },
    ];
    const write = { checks: [{ key, versionstamp }], mutations };
    return { result: recordOf(after), anchor: key, write };
  });
}

/** Commits these mutations only once, whichever servers ask; false for all but one. */
export function tellOnce(
  store: Store,
  id: ScheduledId,
  news: Deno.KvMutation[],
  now: number,
): Promise<boolean> {
  const key = scheduledCallKey(id);
  return commit<boolean>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<Stored>(key);
    if (!value || value.isTold) return { result: false };
    const after: Stored = { ...value, isTold: true, attempts: remember(value, attempt) };
    const set = { type: "set" as const, key, value: after, expireIn: expiryOf(value, now) };
    const write = { checks: [{ key, versionstamp }], mutations: [set, ...news] };
    return { result: true, anchor: key, write };
  });
}

async function readAll(
  store: Store,
  rows: Deno.KvEntry<ScheduledId>[],
): Promise<ScheduledRecord[]> {
  const entries = await store.getMany<Stored>(rows.map(({ value }) => scheduledCallKey(value)));
  return entries.flatMap(({ value }) => value ? [recordOf(value)] : []);
}

const expiryOf = ({ startsAt }: ScheduledRecord, now: number): number =>
  Math.max(0, startsAt - now) + KEPT_MS;

const deletionOf = (record: ScheduledRecord) =>
  [scheduledCallKey(record.id), ...pointersOf(record)].map((key) => ({
    type: "delete" as const,
    key,
  }));

function recordOf({ attempts: _, isTold: __, ...record }: Stored): ScheduledRecord {
  return record;
}

function pointersOf({ id, startsAt, participants }: ScheduledRecord): Deno.KvKey[] {
  return [
    startKey(startsAt, id),
    [...organizedCalls(participants[0].id), startsAt, id],
    ...participants.map((one) => [...scheduledCallsOf(one.id), startsAt, id]),
  ];
}
