/**
 * Has the pushes of calls follow the people of this browser: they end with whoever asked for
 * them, before the next person reads of calls that are not theirs. Loaded where there are any.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import { createCallApi } from "../call-api.ts";
import { alone } from "./push-lock.ts";
import { type KeptPush, keptPush, rememberPush } from "./push-memory.ts";
import { endPush, subscribeFor } from "./push-steps.ts";
import { isPushPossible, isSubscribed, unsubscribePush } from "./push-subscription.ts";
import type { TokenSource } from "../signaling/token-source.ts";

/** Without tokens nobody is logged in any more. What another server pushes is not touched. Never rejects. */
export async function tendPush(
  server: string,
  userId: UserId | null,
  tokens?: TokenSource,
): Promise<void> {
  if (!isPushPossible()) return;
  try {
    await (userId !== null && tokens ? carryOn({ server, userId }, tokens) : pausePush(server));
  } catch (cause) {
    console.warn(new Error("Cannot see to the pushes of calls", { cause }));
  }
}

/** Nothing is subscribed until the person is back. */
function pausePush(server: string): Promise<void> {
  return alone(async () => {
    const kept = keptPush();
    if (kept?.server !== server) return;
    // First of all: no page of theirs that is still open may take it for lost, and mend it.
    rememberPush({ ...kept, pausedAt: Date.now() });
    await unsubscribePush(kept);
  });
}

/** Whoever is back has their pushes as before, and so has whoever's browser has lost them. */
async function carryOn(
  { server, userId }: Pick<KeptPush, "userId" | "server">,
  tokens: TokenSource,
): Promise<void> {
  const kept = keptPush();
  if (kept?.server !== server) return;
  const isTheirs = kept.userId === userId;
  if (isTheirs && Notification.permission !== "granted") return;
  if (isTheirs && kept.pausedAt === undefined && await isSubscribed(kept)) return;
  // The page may be from before a log-out, and so its token: the host knows who is here by now.
  const token = await tokens.get(true);
  if (!isTheirs) return void await endPush(kept);
  // One that is written into the page says nothing of that, unless the page came afterwards.
  if (!tokens.isRenewable && performance.timeOrigin < (kept.pausedAt ?? 0)) return;
  const api = createCallApi({ server, token: () => Promise.resolve(token) });
  const { publicKey } = await api.pushKey();
  if (publicKey) await subscribeFor(kept, { publicKey }, api);
}
