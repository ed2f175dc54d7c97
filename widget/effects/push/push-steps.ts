/**
 * How the pushes of calls begin and end in this browser: brings the browser's subscription, the
 * server and what is remembered of both together, in steps that another page may come between. Each
 * step finds out whether it has, and leaves a page that is cut short to be gone on with by the next.
 */
import type { CallApi } from "../call-api.ts";
import { alone, HELD_MAX_MS, inTime } from "./push-lock.ts";
import { forgetPush, isStillKept, type KeptPush, keptPushOf, rememberPush } from "./push-memory.ts";
import { activeRegistration } from "./push-registration.ts";
import { subscribePush, unsubscribePush } from "./push-subscription.ts";

export type PushApi = Pick<CallApi, "pushKey" | "keepPush" | "dropPush">;

/**
 * Subscribes this browser as is remembered, and with what changes of that, and tells the server. False
 * where another page has gone on meanwhile: then that one's word holds.
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

/** Ends what the person has of this server, and nothing else; the endpoint, null where there was none. */
export function endPush(person: Pick<KeptPush, "userId" | "server">): Promise<string | null> {
  return alone(async () => {
    const kept = keptPushOf(person);
    if (!kept) return null;
    await unsubscribePush(kept);
    forgetPush();
    return kept.endpoint;
  });
}
