/** What is pushed to people (missed calls, scheduled calls that begin), and for how long. */
import type { Alongside } from "../calls/command-runner.ts";
import type { UserId } from "../protocol/ids.ts";
import { SCHEDULED_DUE_MS } from "../protocol/limits.ts";
import type { CallPush } from "../protocol/push.ts";
import { partOf } from "../store/calls/call-record.ts";
import { readCall } from "../store/calls/call-store.ts";
import type { Store } from "../store/kv/kv.ts";
import { readPerson } from "../store/people/person-store.ts";
import { newPushMutation, type PushNews } from "../store/notices/push-due-store.ts";
import type { StoredSubscription } from "../store/notices/push-store.ts";
import { readScheduled, type ScheduledRecord } from "../store/schedule-store.ts";
import { callEventsOf } from "./call-events.ts";
import { callDuePush, callMissedPush } from "./push-message.ts";

/** How long it is worth pushing. */
export const NEWS_FOR_MS: Record<PushNews["kind"], number> = {
  missed: 24 * 3600 * 1000,
  due: SCHEDULED_DUE_MS,
};

export const expiryOf = ({ kind, since }: PushNews): number => since + NEWS_FOR_MS[kind];

/** Adds notifications for those who missed a call to the commit by which they did. */
export function missedAlongside(now: () => number): Alongside {
  return ({ before, after }) => {
    const news: PushNews = { kind: "missed", callId: after.id, since: now() };
    // Busy people see it in their other call; people who must not know of the call have no part in
    // it.
    return callEventsOf(before, after)
      .flatMap(({ type, userId }) => type === "call.missed" && userId ? userId : [])
      .filter((userId) => partOf(after, userId))
      .map((userId) => newPushMutation(news, userId));
  };
}

/** The mutations that notify these people that a scheduled call begins. */
export function dueMutations(
  { id, startsAt }: ScheduledRecord,
  userIds: UserId[],
): Deno.KvMutation[] {
  const news: PushNews = { kind: "due", scheduledId: id, since: startsAt };
  return userIds.map((userId) => newPushMutation(news, userId));
}

/** The content for a person's browser now; null if it is no longer relevant. */
export function pushFor(
  store: Store,
  news: PushNews,
  userId: UserId,
  subscription: StoredSubscription,
): Promise<CallPush | null> {
  return news.kind === "missed"
    ? missedPushFor(store, news, userId, subscription)
    : duePushFor(store, news, userId, subscription);
}

type NewsOf<Kind extends PushNews["kind"]> = Extract<PushNews, { kind: Kind }>;

/** Null if the person has looked at their missed calls meanwhile, or the call is deleted. */
async function missedPushFor(
  store: Store,
  { callId, since }: NewsOf<"missed">,
  userId: UserId,
  subscription: StoredSubscription,
): Promise<CallPush | null> {
  const record = await readCall(store, callId);
  if (!record || ((await readPerson(store, userId)).seenAt ?? 0) >= since) return null;
  return callMissedPush(record, since, subscription);
}

/** Null if it has begun, or was called off, or the person has left it. */
async function duePushFor(
  store: Store,
  { scheduledId }: NewsOf<"due">,
  userId: UserId,
  subscription: StoredSubscription,
): Promise<CallPush | null> {
  const record = await readScheduled(store, scheduledId);
  return record?.participants.some(({ id }) => id === userId)
    ? callDuePush(record, userId, subscription)
    : null;
}
