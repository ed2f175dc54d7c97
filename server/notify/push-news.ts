/** What people are pushed, and for how long each is news: calls that they missed, scheduled calls that begin. */
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

/** Until then it is news. */
export const NEWS_FOR_MS: Record<PushNews["kind"], number> = {
  missed: 24 * 3600 * 1000,
  due: SCHEDULED_DUE_MS,
};

export const expiryOf = ({ kind, since }: PushNews): number => since + NEWS_FOR_MS[kind];

/** Adds who missed a call to the commit by which they did. */
export function missedAlongside(now: () => number): Alongside {
  return ({ before, after }) => {
    const news: PushNews = { kind: "missed", callId: after.id, since: now() };
    // Who is in another call sees it there, and who must not know of it has no part in it.
    return callEventsOf(before, after)
      .flatMap(({ type, userId }) => type === "call.missed" && userId ? userId : [])
      .filter((userId) => partOf(after, userId))
      .map((userId) => newPushMutation(news, userId));
  };
}

/** What has these people told that a scheduled call begins. */
export function dueMutations(
  { id, startsAt }: ScheduledRecord,
  userIds: UserId[],
): Deno.KvMutation[] {
  const news: PushNews = { kind: "due", scheduledId: id, since: startsAt };
  return userIds.map((userId) => newPushMutation(news, userId));
}

/** What a person's browser is told of it now; null where that is no news any more. */
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

/** Nothing to who has looked meanwhile, or has no part in the call any more. */
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

/** Nothing where it has begun, or was called off or left. */
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
