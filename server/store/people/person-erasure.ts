/**
 * What remains of an erased person: a nameless part in other people's calls, under a random id that
 * differs from call to call; nothing elsewhere. Each step is idempotent.
 */
import type { SessionId, UserId } from "../../protocol/ids.ts";
import type { CallRecord } from "../calls/call-record.ts";
import { deleteCall, readForCommand } from "../calls/call-store.ts";
import { forgetMember } from "../calls/call-chat-store.ts";
import { commit } from "../kv/commit.ts";
import {
  hiddenCallsPrefix,
  historyPrefix,
  missedKey,
  organizerTurn,
  personKey,
  personRanges,
} from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { deleteMessages } from "../calls/message-store.ts";
import { forgetPushes } from "../notices/push-store.ts";
import { rewriteWebhooks } from "../notices/webhook-store.ts";

/** Keys deleted per commit. */
const DELETES_PER_COMMIT = 100;

/**
 * The calls that name a person, newest first; after them the calls that are hidden from the person.
 */
export async function listCallsNaming(
  store: Store,
  userId: UserId,
  limit: number,
): Promise<SessionId[]> {
  const ids: SessionId[] = [];
  for (const prefix of [historyPrefix(userId), hiddenCallsPrefix(userId)]) {
    if (ids.length >= limit) break;
    const room = { limit: limit - ids.length, reverse: true };
    ids.push(...(await store.list<SessionId>({ prefix }, room)).map(({ value }) => value));
  }
  return ids;
}

/**
 * Removes a person's name and messages from a call, with `along` in the same commit, and returns
 * the resulting call; a call that then names nobody is deleted. They must have left it, or their
 * seat in a live call would belong to nobody.
 */
export async function anonymise(
  store: Store,
  id: SessionId,
  userId: UserId,
  along: (after: CallRecord) => Deno.KvMutation[],
): Promise<CallRecord | null> {
  const alias = `erased-${crypto.randomUUID()}`;
  // First, because nothing leads here once the call is rewritten; and again after, as it may have
  // gone on.
  await anonymiseWebhooks(store, id, userId, alias);
  // They are out of the call and write no more.
  await deleteMessages(store, id, userId);
  const record = await commit(store, async (attempt) => {
    const reading = await readForCommand(store, id);
    const before = reading.record;
    if (!before?.participants.some((one) => one.userId === userId)) return { result: before };
    const next = { ...withoutName(before, userId, alias), sequence: before.sequence + 1 };
    return reading.change<CallRecord | null>(next, attempt, next, along(next));
  });
  await anonymiseWebhooks(store, id, userId, alias);
  await forgetMember(store, id, userId);
  if (!record?.participants.every(({ isErased }) => isErased)) return record;
  await deleteCall(store, record.id);
  return null;
}

/** Deletes all data of the person alone: settings, contacts, push, counters, sums, pointers. */
export async function deletePerson(store: Store, userId: UserId): Promise<void> {
  await forgetPushes(store, userId);
  const own = [personKey(userId), missedKey(userId), organizerTurn(userId)];
  await store.write({ checks: [], mutations: own.map((key) => ({ type: "delete", key })) });
  for (const prefix of personRanges(userId)) {
    for (;;) {
      const entries = await store.list({ prefix }, { limit: DELETES_PER_COMMIT });
      if (entries.length === 0) break;
      const mutations = entries.map(({ key }) => ({ type: "delete" as const, key }));
      await store.write({ checks: [], mutations });
    }
  }
}

/** Removes the name from unsent webhook events; one being posted at this moment still has it. */
function anonymiseWebhooks(
  store: Store,
  id: SessionId,
  userId: UserId,
  alias: UserId,
): Promise<void> {
  return rewriteWebhooks(store, id, (row) => {
    if (!row.record.participants.some((one) => one.userId === userId)) return row;
    const events = row.events.map((event) =>
      event.userId === userId ? { ...event, userId: alias } : event
    );
    return { ...row, events, record: withoutName(row.record, userId, alias) };
  });
}

function withoutName(record: CallRecord, userId: UserId, alias: UserId): CallRecord {
  const renamed = (id: UserId) => id === userId ? alias : id;
  return {
    ...record,
    callerId: renamed(record.callerId),
    endedBy: record.endedBy === null ? null : renamed(record.endedBy),
    participants: record.participants.map((part) => {
      if (part.invitedBy === userId) return { ...part, invitedBy: alias };
      if (part.userId !== userId) return part;
      // Message ids are chosen by the sender and may reveal who they are.
      const { picture: _, lastMessages: __, ...rest } = part;
      return { ...rest, userId: alias, name: "", isErased: true };
    }),
  };
}
