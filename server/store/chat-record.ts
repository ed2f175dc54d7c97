/**
 * The stored form of a chat: its members and what it allows, whether a token or the host named it.
 */
import type { CallsAllowed } from "../protocol/call.ts";
import type { ChatId, UserId } from "../protocol/ids.ts";

export interface ChatRecord {
  id: ChatId;
  title?: string;
  calls: CallsAllowed;
  members: { id: UserId; name: string; picture?: string }[];
  /** Epoch milliseconds, or null for no limit. */
  endsAt: number | null;
}
