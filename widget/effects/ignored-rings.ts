/**
 * The calls that were ignored in this tab, kept for its next pages: a call that rings on elsewhere
 * must not start ringing here again at each page change. Knows only ids.
 */
import type { SessionId, UserId } from "../../server/protocol/ids.ts";

/** A call rings for three minutes at most, and nobody ignores more calls in that time. */
const KEPT = 10;

const keyOf = (selfId: UserId): string => `chat-call:ignored:${selfId}`;

/** What the person has ignored on this tab's pages; empty without storage. */
export function ignoredRings(selfId: UserId): readonly SessionId[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(selfId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** Keeps the latest ones for the next page. */
export function keepIgnoredRings(selfId: UserId, ignored: readonly SessionId[]): void {
  try {
    sessionStorage.setItem(keyOf(selfId), JSON.stringify(ignored.slice(-KEPT)));
  } catch { /* Storage is full or not accessible: the next page will ring again. */ }
}
