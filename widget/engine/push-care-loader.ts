/** Keeps push subscriptions with the person logged in; loads that part only if there are any. */
import type { UserId } from "../../server/protocol/ids.ts";
import { PUSH_NAME } from "../effects/push/push-name.ts";
import type { TokenSource } from "../effects/signaling/token-source.ts";

/** `userId` is null once nobody is logged in any more. Resolves when done; never rejects. */
export async function careForPush(
  server: string,
  userId: UserId | null,
  tokens?: TokenSource,
): Promise<void> {
  try {
    if (PUSH_NAME in localStorage) {
      await (await import("../effects/push/push-care.ts")).tendPush(server, userId, tokens);
    }
  } catch {
    /* A browser without storage has no pushes; a failed import shows in the console by itself. */
  }
}
