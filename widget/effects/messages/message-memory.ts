/**
 * What a tab keeps of the messages of its call from one page to the next; nothing of it outlives the
 * call. How far they were read is kept for all tabs, as a call may move from one to another.
 */
import type { SessionId, UserId } from "../../../server/protocol/ids.ts";
import type { Unsent } from "../../model/call-messages.ts";

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
  const kept = keptOf(() => sessionStorage, KEY, selfId, sessionId);
  return Array.isArray(kept?.unsent) ? kept as KeptMessages : null;
}

/** How far this very call was read, in this tab or another one. */
export function keptReadTo(selfId: UserId, sessionId: SessionId): number {
  const inTab = keptMessages(selfId, sessionId)?.readTo ?? 0;
  const { readTo = 0 } = keptOf(() => localStorage, READ_KEY, selfId, sessionId) ?? {};
  return Number.isInteger(readTo) ? Math.max(inTab, readTo) : inTab;
}

/** A page that is refused its storage learns so from asking for it. */
function keptOf(
  storage: () => Storage,
  key: string,
  selfId: UserId,
  sessionId: SessionId,
): Partial<KeptMessages> | null {
  try {
    const kept = JSON.parse(storage().getItem(key) ?? "null");
    return kept?.selfId === selfId && kept.sessionId === sessionId ? kept : null;
  } catch {
    return null;
  }
}

/** The call is over in this tab, or `everywhere`. */
export function forgetMessages(everywhere = false): void {
  try {
    sessionStorage.removeItem(KEY);
    if (everywhere) localStorage.removeItem(READ_KEY);
  } catch { /* A page that may keep nothing has nothing to forget. */ }
}
