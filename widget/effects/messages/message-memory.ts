/**
 * What a tab keeps of its call's messages from one page to the next; nothing outlives the call. How
 * far they were read is kept for all tabs, as a call may move from one tab to another.
 */
import type { SessionId, UserId } from "../../../server/protocol/ids.ts";
import type { Unsent } from "../../model/call-messages.ts";

export interface KeptMessages {
  selfId: UserId;
  sessionId: SessionId;
  /** How far the person has read, and up to which message the host page was told. */
  readTo: number;
  toldTo: number;
  draft: string;
  isOpen: boolean;
  unsent: readonly Unsent[];
}

/** If this key exists, the next page loads this part. */
const KEY = "chat-call:messages";
const READ_KEY = "chat-call:messages-read";

/** Keeps the messages for the next page, in this tab or another. */
export function keepMessages(kept: KeptMessages): void {
  const { selfId, sessionId, readTo } = kept;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
    localStorage.setItem(READ_KEY, JSON.stringify({ selfId, sessionId, readTo }));
  } catch { /* Storage is full or not accessible: the next page starts without. */ }
}

/** What was kept of this call; null if nothing was. */
export function keptMessages(selfId: UserId, sessionId: SessionId): KeptMessages | null {
  const kept = keptOf(() => sessionStorage, KEY, selfId, sessionId);
  return Array.isArray(kept?.unsent) ? kept as KeptMessages : null;
}

/** How far this call's messages were read, in this tab or another one. */
export function keptReadTo(selfId: UserId, sessionId: SessionId): number {
  const inTab = keptMessages(selfId, sessionId)?.readTo ?? 0;
  const { readTo = 0 } = keptOf(() => localStorage, READ_KEY, selfId, sessionId) ?? {};
  return Number.isInteger(readTo) ? Math.max(inTab, readTo) : inTab;
}

/** `storage` is a function, because even accessing a forbidden storage throws. */
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

/** Forgets the messages: the call is over in this tab, or `everywhere`. */
export function forgetMessages(everywhere = false): void {
  try {
    sessionStorage.removeItem(KEY);
    if (everywhere) localStorage.removeItem(READ_KEY);
  } catch { /* A page without storage has nothing to forget. */ }
}
