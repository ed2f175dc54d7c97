/**
 * Calls, and the slots that only one call can hold: a chat's live call, a person's seat. A call and
 * everything derived from it (slots, history pointers, deadlines, sums) change in one commit; only
 * the sums of large calls follow later (counted-call.ts).
 */
import type { ChatId, SessionId, UserId } from "../../protocol/ids.ts";
import { type CallRecord, isLive } from "./call-record.ts";
import { type Attempt, remember } from "../kv/commit.ts";
import { kindKeysOf, peopleOf } from "./call-kind.ts";
import { tallyChanges } from "../statistics/call-tally.ts";
import {
  COUNTED_AT_ONCE,
  countedPart,
  type StoredCall,
  storedNext,
  uncount,
} from "../statistics/counted-call.ts";
import { deadlineKeysOf } from "./deadline-store.ts";
import {
  callAgeKey,
  callChatKey,
  callKey,
  chatHistoryKey,
  deadlineKey,
  hiddenCallKey,
  historyKey,
  LIVE_CALLS,
  liveCallKey,
  seatKey,
} from "../kv/keys.ts";
import { CHECKS_PER_COMMIT, type Store } from "../kv/kv.ts";
import { deleteMessages } from "./message-store.ts";
import { missedSums } from "./missed-store.ts";

/** A call and its slots, as one command reads them. */
export interface CallReading {
  id: SessionId;
  record: CallRecord | null;
  /** The live call that holds the slot, unless the slot is free or held by this call. */
  holderOf(slot: Deno.KvKey): Promise<CallRecord | null>;
  /** The write that changes the call to `next`, plus `along`, if nothing read has changed. */
  change<T>(
    next: CallRecord,
    attempt: string,
    result: T,
    along?: Deno.KvMutation[],
  ): Attempt<T>;
}

/** One call by its id. */
export async function readCall(store: Store, id: SessionId): Promise<CallRecord | null> {
  return (await store.get<StoredCall>(callKey(id))).value?.record ?? null;
}

/** Calls by their ids, in that order; missing ones are left out. */
export async function readCalls(store: Store, ids: SessionId[]): Promise<CallRecord[]> {
  const entries = await store.getMany<StoredCall>(ids.map(callKey));
  return entries.flatMap(({ value }) => value?.record ?? []);
}

/** The call in a chat's slot, which may already be over; null if the slot is free. */
export async function readLiveCallId(store: Store, chatId: ChatId): Promise<SessionId | null> {
  return (await store.get<SessionId>(liveCallKey(chatId))).value;
}

/** Every live call, for a starting server. */
export async function listLiveCalls(store: Store): Promise<CallRecord[]> {
  const slots = await store.list<SessionId>({ prefix: LIVE_CALLS }, { limit: LIVE_CALLS_MAX });
  const records = await readCalls(store, slots.map(({ value }) => value));
  return records.filter(isLive);
}

/** Deletes a finished call and all derived from it; false if it is gone, live, or just changed. */
export async function deleteCall(store: Store, id: SessionId): Promise<boolean> {
  const { key, value, versionstamp } = await store.get<StoredCall>(callKey(id));
  if (!value?.record || isLive(value.record)) return false;
  if (value.record.participants.length > COUNTED_AT_ONCE && value.counted !== 0) {
    await uncount(store, id);
    return await deleteCall(store, id);
  }
  // After the call is deleted nothing would lead to its messages.
  if (value.record.messageCount !== undefined) await deleteMessages(store, id);
  const gone = [key, ...pointersOf(value.record)];
  return await store.write({
    checks: [{ key, versionstamp }],
    mutations: [
      ...gone.map((one) => ({ type: "delete" as const, key: one })),
      ...tallyChanges(countedPart(value), null),
    ],
  });
}

/** Reads a call for a command, with the slots that the command may take. */
export async function readForCommand(
  store: Store,
  id: SessionId,
  slots: { chatId?: ChatId; userIds?: UserId[] } = {},
): Promise<CallReading> {
  const slotKeys = [
    ...(slots.chatId === undefined ? [] : [liveCallKey(slots.chatId)]),
    ...(slots.userIds ?? []).map(seatKey),
  ];
  const [call, ...held] = await store.getMany<StoredCall | SessionId>([callKey(id), ...slotKeys]);
  const before = call.value as StoredCall | null;
  const slotsRead = new Map(held.map((entry) => [nameOf(entry.key), entry]));

  return {
    id,
    record: before?.record ?? null,

    async holderOf(slot) {
      const holder = slotsRead.get(nameOf(slot))?.value as SessionId | null | undefined;
      if (!holder || holder === id) return null;
      // A slot is only as valid as its call: one left over must not block for ever.
      const other = await readCall(store, holder);
      return other && slotsOf(other).some((key) => nameOf(key) === nameOf(slot)) ? other : null;
    },

    change(next, attempt, result, along = []) {
      const was = before?.record ?? null;
      const stored = storedNext(before, next);
      const value: StoredCall = { ...stored, attempts: remember(before, attempt) };
      const mutations: Deno.KvMutation[] = [{ type: "set", key: call.key, value }];
      const { added, removed } = difference(was, next);
      const taken = added.slots.map((key) => {
        const read = slotsRead.get(nameOf(key));
        if (read) return read;
        throw new Error(`Cannot take a slot as it was not read: current value is ${nameOf(key)}`);
      });
      // Free people to be rung should not have dialled meanwhile; in a crowd, not all of them are
      // checked.
      const checks = [...new Set([call, ...taken, ...held])].slice(0, CHECKS_PER_COMMIT)
        .map(({ key, versionstamp }) => ({ key, versionstamp }));
      for (const key of [...added.slots, ...added.pointers]) {
        mutations.push({ type: "set", key, value: id });
      }
      // This call set them, and nobody else takes what it holds.
      for (const key of removed) mutations.push({ type: "delete", key });
      const endsAt = was === null || isLive(was) ? next.endedAt : null;
      if (was && endsAt !== null) mutations.push({ type: "delete", key: callChatKey(id) });
      if (endsAt !== null && stored.counted !== undefined) {
        // The deadline sweep counts the rest.
        mutations.push({ type: "set", key: deadlineKey(endsAt, "count", id), value: id });
      }
      mutations.push(
        ...tallyChanges(countedPart(before), countedPart(stored)),
        ...missedSums(was, next),
        ...along,
      );
      return { result, anchor: call.key, write: { checks, mutations } };
    },
  };
}

/** More calls than one process can carry. */
const LIVE_CALLS_MAX = 100_000;

/** The slots a call holds: its chat's while it lives, and one per person in it. */
function slotsOf(record: CallRecord): Deno.KvKey[] {
  if (!isLive(record)) return [];
  const joined = record.participants.filter(({ status }) => status === "joined");
  return [liveCallKey(record.chatId), ...joined.map(({ userId }) => seatKey(userId))];
}

/** The call's history entries. People unavailable to the caller must find no trace of it. */
function historyKeysOf(record: CallRecord): Deno.KvKey[] {
  const { id, chatId, initiatedAt } = record;
  return peopleOf(record).flatMap((userId) => [
    historyKey(userId, initiatedAt, id),
    chatHistoryKey(userId, chatId, initiatedAt, id),
  ]);
}

/** Lets an erasure find calls that name people who must never learn of them. */
function hiddenKeysOf({ id, participants }: CallRecord): Deno.KvKey[] {
  return participants
    .filter(({ rejectReason, isErased }) => rejectReason === "unavailable" && !isErased)
    .map(({ userId }) => hiddenCallKey(userId, id));
}

function difference(before: CallRecord | null, after: CallRecord) {
  const old = before === null ? [] : [...slotsOf(before), ...pointersOf(before)];
  const oldNames = new Set(old.map(nameOf));
  const isNew = (key: Deno.KvKey) => !oldNames.has(nameOf(key));
  const slots = slotsOf(after);
  const pointers = pointersOf(after);
  const kept = new Set([...slots, ...pointers].map(nameOf));
  return {
    added: { slots: slots.filter(isNew), pointers: pointers.filter(isNew) },
    removed: old.filter((key) => !kept.has(nameOf(key))),
  };
}

const pointersOf = (record: CallRecord) => [
  callAgeKey(record.initiatedAt, record.id),
  ...historyKeysOf(record),
  ...hiddenKeysOf(record),
  ...kindKeysOf(record),
  ...deadlineKeysOf(record),
];

const nameOf = (key: Deno.KvKey): string => JSON.stringify(key);
