/**
 * The calls that were silenced in this tab, kept for its next pages: what rings on elsewhere must not
 * begin anew here at each page change. Knows no call, and how long one rings least of all.
 */
import type { SessionId, UserId } from "../../server/protocol/ids.ts";

/** A call rings for three minutes at most; nobody silences more of them in that time. */
const KEPT = 10;

const keyOf = (selfId: UserId): string => `chat-call:ignored:${selfId}`;

/** What this tab's pages have silenced for the person; nothing where the browser keeps nothing. */
export function ignoredRings(selfId: UserId): readonly SessionId[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(selfId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** Keeps the latest of them for the next page. */
export function keepIgnoredRings(selfId: UserId, ignored: readonly SessionId[]): void {
  try {
    sessionStorage.setItem(keyOf(selfId), JSON.stringify(ignored.slice(-KEPT)));
  } catch { /* Storage is full, or shut for this page: it will ring once more. */ }
}
