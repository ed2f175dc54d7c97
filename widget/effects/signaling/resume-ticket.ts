/**
 * What a page in a call leaves to the next page of its tab: who it was, in which call, and the
 * server's ticket for the seat. Read once, and only for the server it is of; knows no call.
 */
import type { ChatId, UserId } from "../../../server/protocol/ids.ts";
import { SEAT_HELD_MAX_MS } from "../../../server/protocol/limits.ts";
import type { Returning } from "../../model/call-setup.ts";

export interface ResumeTicket extends Returning {
  userId: UserId;
  /** The chat of the element, for its buttons until the page's token is there. */
  chatId: ChatId | null;
  /** The server's word for it: good for one hello. */
  token: string;
  /** Of this tab's own making: with it that hello may be said again where its welcome was not heard. */
  key: string;
}

const keyOf = (server: string): string => `chat-call:resume:${server}`;

/** Leaves it for the next page; where the browser keeps nothing, that page waits for its token. */
export function leaveTicket(server: string, ticket: ResumeTicket): void {
  try {
    sessionStorage.setItem(keyOf(server), JSON.stringify({ ...ticket, leftAt: Date.now() }));
  } catch { /* Storage is full, or shut for this page. */ }
}

/** Takes what the last page left, so that no copy of this tab finds it as well. */
export function takeTicket(server: string): ResumeTicket | null {
  try {
    const key = keyOf(server);
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    // Where there is none this throws.
    const { leftAt, ...ticket } = JSON.parse(text!);
    // No seat is kept for longer, and by then somebody else may sit in front of the tab.
    const isFresh = Date.now() - leftAt < SEAT_HELD_MAX_MS;
    const isTicket = ["userId", "sessionId", "token", "key"].every((name) =>
      typeof ticket[name] === "string"
    );
    return isFresh && isTicket ? ticket : null;
  } catch {
    return null;
  }
}
