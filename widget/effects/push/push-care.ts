/**
 * Ties call pushes to the person who asked for them: they pause at logout and end when another
 * person comes, who must not read about somebody else's calls. Loaded only if there is a push.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import { createCallApi } from "../call-api.ts";
import { alone } from "./push-lock.ts";
import { type KeptPush, keptPush, rememberPush } from "./push-memory.ts";
import { endPush, subscribeFor } from "./push-steps.ts";
import { isPushPossible, isSubscribed, unsubscribePush } from "./push-subscription.ts";
import type { TokenSource } from "../signaling/token-source.ts";

/** Without a person or tokens, pauses the push. Leaves other servers' ones alone. Never rejects. */
export async function tendPush(
  server: string,
  userId: UserId | null,
  tokens?: TokenSource,
): Promise<void> {
  if (!isPushPossible()) return;
  try {
    await (userId !== null && tokens ? carryOn({ server, userId }, tokens) : pausePush(server));
  } catch (cause) {
    console.warn(new Error("Cannot pause or resume push for calls", { cause }));
  }
}

/** Ends the subscription until the person is back. */
function pausePush(server: string): Promise<void> {
  return alone(async () => {
    const kept = keptPush();
    if (kept?.server !== server) return;
    // The pause is noted first, or another open page would take the subscription for lost and renew
    // it.
    rememberPush({ ...kept, pausedAt: Date.now() });
    await unsubscribePush(kept);
  });
}

/** Resumes the person's paused push, renews one the browser has lost, ends another person's. */
async function carryOn(
  { server, userId }: Pick<KeptPush, "userId" | "server">,
  tokens: TokenSource,
): Promise<void> {
  const kept = keptPush();
  if (kept?.server !== server) return;
  const isTheirs = kept.userId === userId;
  if (isTheirs && Notification.permission !== "granted") return;
  if (isTheirs && kept.pausedAt === undefined && await isSubscribed(kept)) return;
  // The page and its token may be older than a logout: ask the host who is logged in now.
  const token = await tokens.get(true);
  if (!isTheirs) return void await endPush(kept);
  // A token written into the page does not tell, unless the page is newer than the logout.
  if (!tokens.isRenewable && performance.timeOrigin < (kept.pausedAt ?? 0)) return;
  const api = createCallApi({ server, token: () => Promise.resolve(token) });
  const { publicKey } = await api.pushKey();
  if (publicKey) await subscribeFor(kept, { publicKey }, api);
}
