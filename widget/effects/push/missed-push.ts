/**
 * Call pushes as a setting: for missed calls and for scheduled calls that begin. Turned on and off,
 * and only by the person.
 */
import { PUSH_ADDRESS_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import { alone, HELD_MAX_MS } from "./push-lock.ts";
import {
  forgetPush,
  type KeptPush,
  keptPush,
  keptPushOf,
  type PushWords,
  rememberPush,
} from "./push-memory.ts";
import { isPushPossible, isSubscribed, unsubscribePush } from "./push-subscription.ts";
import { endPush, type PushApi, subscribeFor } from "./push-steps.ts";

export interface MissedPushOptions extends Pick<KeptPush, "userId" | "server" | "worker"> {
  /** The texts of the notifications. */
  words: Required<PushWords>;
  api: PushApi;
  /** How long the browser may take for one step. */
  stepMaxMs?: number;
}

export interface MissedPush {
  /**
   * Whether it is on; null if it is not possible here. Renews a lost subscription, and sends the
   * server the current words: the language may have changed, or older words lack some kind of call.
   */
  load(): Promise<boolean | null>;
  /** Whether the server also pushes when a scheduled call begins; known once loaded. */
  readonly hasScheduledCalls: boolean;
  leave(): NotificationPermission;
  /** Call it from a click: on if it resolves with `granted`. Rejects if server or browser fails. */
  turnOn(): Promise<NotificationPermission>;
  turnOff(): Promise<void>;
}

export function createMissedPush(
  { userId, server, worker, words, api, stepMaxMs = HELD_MAX_MS }: MissedPushOptions,
): MissedPush {
  const person = { userId, server };
  let publicKey = "";
  let hasScheduledCalls = false;

  /** Forgets the push if the browser no longer has its subscription. */
  function forgetLost(): Promise<void> {
    return alone(async () => {
      const kept = keptPushOf(person);
      if (!kept || kept.pausedAt !== undefined || await isSubscribed(kept)) return;
      await unsubscribePush(kept);
      forgetPush();
    });
  }

  return {
    async load() {
      if (!isPushPossible()) return null;
      const key = await api.pushKey();
      if (key.publicKey === null) return null;
      publicKey = key.publicKey;
      hasScheduledCalls = key.scheduledCalls;
      const kept = keptPushOf(person);
      if (!kept || Notification.permission !== "granted") return false;
      // Paused. The server's welcome to this person resumes it by itself (`push-care.ts`).
      if (kept.pausedAt !== undefined) return true;
      try {
        await subscribeFor(kept, { worker, words, publicKey }, api, stepMaxMs);
      } catch (cause) {
        console.warn(new Error("Cannot renew the push subscription for calls", { cause }));
        await forgetLost();
      }
      return keptPushOf(person) !== null;
    },
    get hasScheduledCalls() {
      return hasScheduledCalls;
    },
    leave: () => Notification.permission,
    async turnOn() {
      // Safari asks only during the click: no `await` may come before this.
      const leave = await Notification.requestPermission();
      if (leave !== "granted") return leave;
      // Remembered before subscribing: otherwise a page that closes now leaves one nobody can end.
      const kept = await alone(async () => {
        const other = keptPush();
        const own = keptPushOf(person);
        if (other && !own) await unsubscribePush(other);
        const before = own ?? { worker, endpoint: null, pausedAt: 0 };
        return rememberPush({ ...before, ...person, words, publicKey, url: pageUrl() });
      });
      try {
        if (await subscribeFor(kept, { worker }, api, stepMaxMs)) return leave;
      } catch (cause) {
        await endPush(person).catch(() => {});
        throw cause;
      }
      throw new Error("Cannot turn on push for calls: another page has changed the subscription");
    },
    async turnOff() {
      const endpoint = await endPush(person);
      // If this fails, the server drops the ended subscription at its next push.
      if (endpoint) await api.dropPush(endpoint).catch(() => {});
    },
  };
}

/** Where a notification leads, unless the host says otherwise. */
function pageUrl(): string {
  const { origin, pathname, search } = location;
  const url = origin + pathname + search;
  return url.length > PUSH_ADDRESS_MAX_LENGTH ? `${origin}/` : url;
}
