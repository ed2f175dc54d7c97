/** What a tab keeps of the messages of its call from one page to the next; nothing of it outlives the call. */
import type { SessionId, UserId } from "../../server/protocol/ids.ts";
import type { Unsent } from "../model/call-messages.ts";

export interface KeptMessages {
  selfId: UserId;
  sessionId: SessionId;
  /** How far the person has read, and how far the page was told. */
  readTo: number;
  toldTo: number;
  draft: string;
  isOpen: boolean;
  unsent: readonly Unsent[];
}

/** Its presence alone has this part loaded on the next page. */
const KEY = "chat-call:messages";

/** Keeps it for the next page. */
export function keepMessages(kept: KeptMessages): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch { /* Storage is full, or shut for this page: the next one begins anew. */ }
}

/** What was kept of this very call; null where there is nothing. */
export function keptMessages(selfId: UserId, sessionId: SessionId): KeptMessages | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    const isOurs = kept?.selfId === selfId && kept.sessionId === sessionId;
    return isOurs && Array.isArray(kept.unsent) ? kept : null;
  } catch {
    return null;
  }
}

/** The call is over. */
export function forgetMessages(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch { /* A page that may keep nothing has nothing to forget. */ }
}
