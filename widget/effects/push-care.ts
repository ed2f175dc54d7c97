/**
 * Has the pushes of missed calls follow the people of this browser: they end with whoever asked for
 * them, before the next person reads of calls that are not theirs. Loaded where there are any.
 */
import type { UserId } from "../../server/protocol/ids.ts";
import { createCallApi } from "./call-api.ts";
import { endPush, subscribeFor } from "./missed-push.ts";
import { keepPush, keptPush } from "./push-memory.ts";
import { isPushPossible, unsubscribePush } from "./push-subscription.ts";

/** Who is here, and by what the server knows them. */
export interface PushPerson {
  userId: UserId;
  /** The server's base address. */
  server: string;
  token: () => Promise<string>;
}

/** Null: nobody is logged in any more. Whoever is back has their pushes as before. */
export async function settlePush(person: PushPerson | null): Promise<void> {
  const kept = keptPush();
  if (!kept || !isPushPossible()) return;
  if (person === null) {
    await unsubscribePush(kept.worker);
    keepPush({ ...kept, isPaused: true });
  } else if (kept.userId !== person.userId) {
    await endPush();
  } else if (kept.isPaused && Notification.permission === "granted") {
    const api = createCallApi(person);
    const { publicKey } = await api.pushKey();
    if (publicKey) await subscribeFor({ ...kept, isPaused: false }, publicKey, api);
  }
}
