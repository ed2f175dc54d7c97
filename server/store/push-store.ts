/**
 * The browsers in which a person is told of what they missed, by the address that the browser's push
 * service gave it. A browser is one person's at a time: it belongs to whoever subscribed it last.
 */
import type { UserId } from "../protocol/ids.ts";
import { PUSH_SUBSCRIPTIONS_MAX } from "../protocol/limits.ts";
import type { PushSubscription } from "../protocol/push.ts";
import { type Anchored, commit, remember } from "./commit.ts";
import { PUSH_KEYS, pushOwnerKey, pushSubscriptionKey, pushSubscriptions } from "./keys.ts";
import type { Store } from "./kv.ts";

/** A subscription as it is kept. */
export interface StoredSubscription extends PushSubscription {
  /** Epoch milliseconds. */
  savedAt: number;
}

interface StoredOwner extends Anchored {
  userId: UserId;
}

/** Keeps a browser's subscription for this person, and takes it from whoever had it before. */
export async function savePush(
  store: Store,
  userId: UserId,
  subscription: StoredSubscription,
): Promise<void> {
  const { endpoint } = subscription;
  const owner = pushOwnerKey(endpoint);
  await commit<void>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<StoredOwner>(owner);
    const stored: StoredOwner = { userId, attempts: remember(value, attempt) };
    const mutations: Deno.KvMutation[] = [
      { type: "set", key: owner, value: stored },
      { type: "set", key: pushSubscriptionKey(userId, endpoint), value: subscription },
    ];
    if (value && value.userId !== userId) {
      mutations.push({ type: "delete", key: pushSubscriptionKey(value.userId, endpoint) });
    }
    const write = { checks: [{ key: owner, versionstamp }], mutations };
    return { result: undefined, anchor: owner, write };
  });
  const all = await listPushes(store, userId);
  const oldest = all.toSorted((a, b) => b.savedAt - a.savedAt).slice(PUSH_SUBSCRIPTIONS_MAX);
  for (const { endpoint } of oldest) await removePush(store, userId, endpoint);
}

/** Forgets a browser's subscription, unless it is another person's by now. */
export async function removePush(store: Store, userId: UserId, endpoint: string): Promise<void> {
  const owner = pushOwnerKey(endpoint);
  const { value, versionstamp } = await store.get<StoredOwner>(owner);
  if (value?.userId !== userId) return;
  // Where it was subscribed anew meanwhile, it stays.
  await store.write({
    checks: [{ key: owner, versionstamp }],
    mutations: [
      { type: "delete", key: owner },
      { type: "delete", key: pushSubscriptionKey(userId, endpoint) },
    ],
  });
}

/** A person's browsers. */
export async function listPushes(store: Store, userId: UserId): Promise<StoredSubscription[]> {
  const prefix = pushSubscriptions(userId);
  const limit = PUSH_SUBSCRIPTIONS_MAX + 10;
  const entries = await store.list<StoredSubscription>({ prefix }, { limit });
  return entries.map(({ value }) => value);
}

/** Forgets all browsers of a person. */
export async function forgetPushes(store: Store, userId: UserId): Promise<void> {
  for (const { endpoint } of await listPushes(store, userId)) {
    await removePush(store, userId, endpoint);
  }
}

/** The server's own pair of keys, in base64url: the point of the public one, the number of the private one. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** The keys of all servers on this store; the first one to ask makes them with `make`. */
export function pushKeys(store: Store, make: () => Promise<PushKeys>): Promise<PushKeys> {
  return commit<PushKeys>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<PushKeys & Anchored>(PUSH_KEYS);
    if (value !== null) return { result: value };
    const result = await make();
    const made = { ...result, attempts: remember(null, attempt) };
    const write = {
      checks: [{ key: PUSH_KEYS, versionstamp }],
      mutations: [{ type: "set" as const, key: PUSH_KEYS, value: made }],
    };
    return { result, anchor: PUSH_KEYS, write };
  });
}
