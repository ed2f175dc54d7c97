/**
 * What a page in a call leaves for the tab's next page: the person, the call, and the server's
 * resume token for the seat. Read once, and only for the server that it belongs to.
 */
import type { ChatId, UserId } from "../../../server/protocol/ids.ts";
import { SEAT_HELD_MAX_MS } from "../../../server/protocol/limits.ts";
import type { Returning } from "../../model/call-setup.ts";

export interface ResumeTicket extends Returning {
  userId: UserId;
  /** The element's chat, for its buttons until the page's token is there. */
  chatId: ChatId | null;
  /** The server's resume token, good for one hello. */
  token: string;
  /** This tab's idempotency key: with it the hello may be repeated if its welcome was lost. */
  key: string;
}

const keyOf = (server: string): string => `chat-call:resume:${server}`;

/** Leaves the ticket for the next page; without storage, that page waits for its token. */
export function leaveTicket(server: string, ticket: ResumeTicket): void {
  try {
    sessionStorage.setItem(keyOf(server), JSON.stringify({ ...ticket, leftAt: Date.now() }));
  } catch { /* Storage is full or not accessible. */ }
}

/** Takes the last page's ticket, and removes it so that no duplicate of this tab finds it too. */
export function takeTicket(server: string): ResumeTicket | null {
  try {
    const key = keyOf(server);
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    // Throws if there is none.
    const { leftAt, ...ticket } = JSON.parse(text!);
    // No seat is kept for longer, and by then somebody else may be using the tab.
    const isFresh = Date.now() - leftAt < SEAT_HELD_MAX_MS;
    const isTicket = ["userId", "sessionId", "token", "key"].every((name) =>
      typeof ticket[name] === "string"
    );
    return isFresh && isTicket ? ticket : null;
  } catch {
    return null;
  }
}
