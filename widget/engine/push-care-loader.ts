/** Has the pushes of calls follow the people of this browser; that part is loaded only where there are any. */
import type { UserId } from "../../server/protocol/ids.ts";
import { PUSH_NAME } from "../effects/push/push-name.ts";
import type { TokenSource } from "../effects/signaling/token-source.ts";

/** Null: the host says that nobody is logged in any more. Settles when it is done; never rejects. */
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
    /* A browser that keeps nothing has no pushes; what it could not load it says itself. */
  }
}
