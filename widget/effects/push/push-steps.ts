/**
 * Starts and ends call pushes in this browser: keeps the subscription, the server and the memory
 * consistent, in steps between which another page may act. Each step checks for that, and if a page
 * closes halfway, the next page continues.
 */
import type { CallApi } from "../call-api.ts";
import { alone, HELD_MAX_MS, inTime } from "./push-lock.ts";
import { forgetPush, isStillKept, type KeptPush, keptPushOf, rememberPush } from "./push-memory.ts";
import { activeRegistration } from "./push-registration.ts";
import { subscribePush, unsubscribePush } from "./push-subscription.ts";

export type PushApi = Pick<CallApi, "pushKey" | "keepPush" | "dropPush">;

/**
 * Subscribes this browser to the remembered push with the changes, and tells the server. Resolves
 * with false if another page has changed the push in the meantime, which then holds.
 */
export async function subscribeFor(
  kept: KeptPush,
  change: Partial<Pick<KeptPush, "worker" | "words" | "publicKey">>,
  api: PushApi,
  stepMaxMs = HELD_MAX_MS,
): Promise<boolean> {
  const wanted = { ...kept, ...change };
  const { publicKey, url, words } = wanted;
  const registration = await inTime(
    activeRegistration(wanted.worker, kept.worker),
    AbortSignal.timeout(stepMaxMs),
  );
  const made = await alone(async (deadline) => {
    if (!isStillKept(kept)) return null;
    rememberPush(wanted);
    const address = await subscribePush({ registration, publicKey, before: kept, deadline });
    const isKnown = address.endpoint === kept.endpoint;
    const pausedAt = kept.pausedAt ?? (isKnown ? undefined : 0);
    return { address, push: rememberPush({ ...wanted, endpoint: address.endpoint, pausedAt }) };
  }, stepMaxMs);
  if (!made) return false;
  const { address, push } = made;
  await api.keepPush({ ...address, url, words });
  return await alone(() => {
    const isStill = isStillKept(push);
    if (isStill) rememberPush({ ...push, pausedAt: undefined });
    return Promise.resolve(isStill);
  });
}

/** Ends this person's push from this server only. Resolves with its endpoint, null without one. */
export function endPush(person: Pick<KeptPush, "userId" | "server">): Promise<string | null> {
  return alone(async () => {
    const kept = keptPushOf(person);
    if (!kept) return null;
    await unsubscribePush(kept);
    forgetPush();
    return kept.endpoint;
  });
}
