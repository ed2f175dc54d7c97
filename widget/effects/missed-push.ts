/**
 * The pushes of missed calls for one person in this browser: brings the browser's subscription, the
 * server and what is remembered of both together. Asks the person only on a press.
 */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import type { CallApi } from "./call-api.ts";
import { forgetPush, keepPush, type KeptPush, keptPush } from "./push-memory.ts";
import { isPushPossible, subscribePush, unsubscribePush } from "./push-subscription.ts";

export type PushApi = Pick<CallApi, "pushKey" | "keepPush" | "dropPush">;

export interface MissedPushOptions {
  userId: UserId;
  /** The address of the host's worker. */
  worker: string;
  /** What a notification says. */
  words: Record<CallType, string>;
  api: PushApi;
}

export interface MissedPush {
  /** Whether it is on; null where it cannot be had here. Mends what was lost of it. */
  load(): Promise<boolean | null>;
  leave(): NotificationPermission;
  /** Call it from a press: on where the answer is `granted`. Rejects where server or browser failed. */
  turnOn(): Promise<NotificationPermission>;
  turnOff(): Promise<void>;
}

/** What a server takes of an address. */
const URL_MAX_LENGTH = 2_000;

export function createMissedPush(
  { userId, worker, words, api }: MissedPushOptions,
): MissedPush {
  let publicKey: string | null = null;

  return {
    async load() {
      if (!isPushPossible()) return null;
      ({ publicKey } = await api.pushKey());
      if (publicKey === null) return null;
      if (keptPush()?.userId !== userId || Notification.permission !== "granted") return false;
      await subscribeFor({ userId, worker, words, url: pageUrl() }, publicKey, api)
        .catch((cause) => console.warn(new Error("Cannot renew the pushes of calls", { cause })));
      return keptPush() !== null;
    },
    leave: () => Notification.permission,
    async turnOn() {
      // Safari asks only while the press is fresh: nothing may be waited for before this.
      const leave = await Notification.requestPermission();
      if (leave !== "granted") return leave;
      try {
        await subscribeFor({ userId, worker, words, url: pageUrl() }, publicKey!, api);
      } catch (cause) {
        await endPush().catch(() => {});
        throw cause;
      }
      return leave;
    },
    async turnOff() {
      const endpoint = await endPush();
      // What has ended here is dropped by the server's next push in any case.
      if (endpoint) await api.dropPush(endpoint).catch(() => {});
    },
  };
}

/** Subscribes this browser for a person who has asked for it, and tells the server. */
export async function subscribeFor(push: KeptPush, publicKey: string, api: PushApi): Promise<void> {
  const { worker, url, words } = push;
  const before = keptPush()?.worker ?? null;
  if (before !== null && before !== worker) await unsubscribePush(before);
  // First of all: a subscription that nobody remembers would be nobody's to end.
  keepPush(push);
  const address = await subscribePush({ worker, publicKey, before }).catch((cause) => {
    forgetPush();
    throw cause;
  });
  await api.keepPush({ ...address, url, words });
}

/** Ends what is remembered and nothing else; the endpoint, null where nothing was subscribed. */
export async function endPush(): Promise<string | null> {
  const kept = keptPush();
  const endpoint = kept && await unsubscribePush(kept.worker);
  forgetPush();
  return endpoint;
}

/** Where a notification leads if the host says nothing else. */
function pageUrl(): string {
  const { origin, pathname, search } = location;
  const url = origin + pathname + search;
  return url.length > URL_MAX_LENGTH ? `${origin}/` : url;
}
