/**
 * The pushes of calls, as a person has them in the settings: of those they have missed, and of
 * scheduled ones that begin. On, off, and only after a press of theirs.
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
  /** What a notification says. */
  words: Required<PushWords>;
  api: PushApi;
  /** How long the browser may take for one step. */
  stepMaxMs?: number;
}

export interface MissedPush {
  /**
   * Whether it is on; null where it cannot be had here. Mends what was lost of it, and has the server
   * know the words of today: the language may be another one, or there were none for some calls.
   */
  load(): Promise<boolean | null>;
  leave(): NotificationPermission;
  /** Call it from a press: on where the answer is `granted`. Rejects where server or browser failed. */
  turnOn(): Promise<NotificationPermission>;
  turnOff(): Promise<void>;
}

export function createMissedPush(
  { userId, server, worker, words, api, stepMaxMs = HELD_MAX_MS }: MissedPushOptions,
): MissedPush {
  const person = { userId, server };
  let publicKey = "";

  /** What the browser gives no more is not on. */
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
      const kept = keptPushOf(person);
      if (!kept || Notification.permission !== "granted") return false;
      // Whoever is here has been welcomed: that brings them back by itself.
      if (kept.pausedAt !== undefined) return true;
      try {
        await subscribeFor(kept, { worker, words, publicKey }, api, stepMaxMs);
      } catch (cause) {
        console.warn(new Error("Cannot renew the pushes of calls", { cause }));
        await forgetLost();
      }
      return keptPushOf(person) !== null;
    },
    leave: () => Notification.permission,
    async turnOn() {
      // Safari asks only while the press is fresh: nothing may be waited for before this.
      const leave = await Notification.requestPermission();
      if (leave !== "granted") return leave;
      // First of all: a subscription that nobody remembers would be nobody's to end.
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
      throw new Error("Cannot switch on the pushes of calls: another page has changed them");
    },
    async turnOff() {
      const endpoint = await endPush(person);
      // What has ended here is dropped by the server's next push in any case.
      if (endpoint) await api.dropPush(endpoint).catch(() => {});
    },
  };
}

/** Where a notification leads if the host says nothing else. */
function pageUrl(): string {
  const { origin, pathname, search } = location;
  const url = origin + pathname + search;
  return url.length > PUSH_ADDRESS_MAX_LENGTH ? `${origin}/` : url;
}
