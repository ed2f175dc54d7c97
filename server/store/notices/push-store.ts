/**
 * The browsers to which a person's notifications go, by the endpoint from the browser's push
 * service. A browser belongs to one person at a time: whoever subscribed it last.
 */
import type { UserId } from "../../protocol/ids.ts";
import { PUSH_SUBSCRIPTIONS_MAX } from "../../protocol/limits.ts";
import type { PushSubscription } from "../../protocol/push.ts";
import { type Anchored, commit, remember } from "../kv/commit.ts";
import { browserIdOf, pushOwnerKey, pushSubscriptionKey, pushSubscriptions } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** A stored subscription. */
export interface StoredSubscription extends PushSubscription {
  /** Epoch milliseconds. */
  savedAt: number;
}

interface StoredOwner extends Anchored {
  userId: UserId;
}

/** More than a person can have before surplus ones are removed. */
const LISTED_MAX = 1_000;

/** Stores a browser's subscription for this person, and removes it from any previous owner. */
export async function savePush(
  store: Store,
  userId: UserId,
  subscription: StoredSubscription,
): Promise<void> {
  const id = browserIdOf(subscription.endpoint);
  const owner = pushOwnerKey(id);
  await commit<void>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<StoredOwner>(owner);
    const stored: StoredOwner = { userId, attempts: remember(value, attempt) };
    const mutations: Deno.KvMutation[] = [
      { type: "set", key: owner, value: stored },
      { type: "set", key: pushSubscriptionKey(userId, id), value: subscription },
    ];
    if (value && value.userId !== userId) {
      mutations.push({ type: "delete", key: pushSubscriptionKey(value.userId, id) });
    }
    const write = { checks: [{ key: owner, versionstamp }], mutations };
    return { result: undefined, anchor: owner, write };
  });
  const surplus = (await listAll(store, userId)).slice(PUSH_SUBSCRIPTIONS_MAX);
  for (const { endpoint } of surplus) await removePush(store, userId, endpoint);
}

/** Removes a browser's subscription from this person; a new owner's subscription stays. */
export async function removePush(store: Store, userId: UserId, endpoint: string): Promise<void> {
  const id = browserIdOf(endpoint);
  const owner = pushOwnerKey(id);
  const { value, versionstamp } = await store.get<StoredOwner>(owner);
  const keys = [pushSubscriptionKey(userId, id), ...(value?.userId === userId ? [owner] : [])];
  // If it was subscribed again meanwhile, it stays.
  await store.write({
    checks: [{ key: owner, versionstamp }],
    mutations: keys.map((key) => ({ type: "delete", key })),
  });
}

/** A person's browsers, most recently subscribed first. */
export async function listPushes(store: Store, userId: UserId): Promise<StoredSubscription[]> {
  return (await listAll(store, userId)).slice(0, PUSH_SUBSCRIPTIONS_MAX);
}

/** One of them; null if it no longer belongs to the person. */
export async function readPush(
  store: Store,
  userId: UserId,
  browserId: string,
): Promise<StoredSubscription | null> {
  return (await store.get<StoredSubscription>(pushSubscriptionKey(userId, browserId))).value;
}

/** Removes all browsers of a person; returns how many there were. */
export async function forgetPushes(store: Store, userId: UserId): Promise<number> {
  const all = await listAll(store, userId);
  for (const { endpoint } of all) await removePush(store, userId, endpoint);
  return all.length;
}

async function listAll(store: Store, userId: UserId): Promise<StoredSubscription[]> {
  const prefix = pushSubscriptions(userId);
  const entries = await store.list<StoredSubscription>({ prefix }, { limit: LISTED_MAX });
  return entries.map(({ value }) => value).sort((a, b) => b.savedAt - a.savedAt);
}
