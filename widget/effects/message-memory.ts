/**
 * What a tab keeps of the messages of its call from one page to the next; nothing of it outlives the
 * call. How far they were read is kept for all tabs, as a call may move from one to another.
 */
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
const READ_KEY = "chat-call:messages-read";

/** Keeps it for the next page, wherever the call goes on. */
export function keepMessages(kept: KeptMessages): void {
  const { selfId, sessionId, readTo } = kept;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
    localStorage.setItem(READ_KEY, JSON.stringify({ selfId, sessionId, readTo }));
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

/** How far this very call was read, in this tab or another one. */
export function keptReadTo(selfId: UserId, sessionId: SessionId): number {
  const inTab = keptMessages(selfId, sessionId)?.readTo ?? 0;
  try {
    const kept = JSON.parse(localStorage.getItem(READ_KEY) ?? "null");
    const isOurs = kept?.selfId === selfId && kept.sessionId === sessionId;
    return isOurs && Number.isInteger(kept.readTo) ? Math.max(inTab, kept.readTo) : inTab;
  } catch {
    return inTab;
  }
}

/** The call is over in this tab, or `everywhere`. */
export function forgetMessages(everywhere = false): void {
  try {
    sessionStorage.removeItem(KEY);
    if (everywhere) localStorage.removeItem(READ_KEY);
  } catch { /* A page that may keep nothing has nothing to forget. */ }
}
