/** Calls as the history lists them, for its tests and screenshots. */
import type { CallEntry, CallPage } from "../../../../server/protocol/rest.ts";

const PEOPLE: Record<string, { name: string; picture?: string }> = {
  ann: { name: "Ann" },
  ben: { name: "Ben Okafor" },
  mira: { name: "Mira Lindqvist" },
  noor: { name: "نور الهاشمي" },
  long: { name: "Dr. Maximiliane-Alexandra Freifrau von Hohenstein-Waldburg zu Oberkirch" },
};

/** What differs from the default: an answered voice call from Ben to Ann. */
export interface EntryWish extends Partial<CallEntry> {
  /** Who called. */
  from?: string;
  /** Everybody except the caller. */
  to?: string[];
}

let count = 0;

/** One call as Ann sees it. */
export function callEntry({ from = "ben", to = ["ann"], ...change }: EntryWish = {}): CallEntry {
  const initiatedAt = change.initiatedAt ?? "2026-03-02T10:15:00.000Z";
  const talked = change.status === undefined || change.status === "ended";
  const endedAt = new Date(Date.parse(initiatedAt) + 192_000).toISOString();
  const startedAt = talked ? initiatedAt : null;
  const isOutgoing = from === "ann";
  const personOf = (userId: string) => ({ userId, ...PEOPLE[userId] });
  const userStatus = change.userStatus ?? (talked ? "joined" : isOutgoing ? "joined" : "missed");
  return {
    id: `call-${++count}`,
    chatId: "chat",
    callType: "voice",
    status: "ended",
    isIncoming: !isOutgoing,
    isOutgoing,
    caller: personOf(from),
    participants: [from, ...to].map((userId) => ({
      ...personOf(userId),
      userStatus: userId === "ann" ? userStatus : talked ? "joined" : "missed",
      joinedAt: startedAt,
      leftAt: talked ? endedAt : null,
    })),
    initiatedAt,
    startedAt,
    endedAt,
    duration: talked ? 192 : 0,
    endReason: talked ? "completed" : "no-answer",
    messageCount: 0,
    quality: null,
    ...change,
    userStatus,
  };
}

/** A page of these calls; `cursor` requests the next page. */
export function callPage(calls: CallEntry[], cursor: string | null = null): CallPage {
  return {
    calls,
    pagination: {
      total: calls.length,
      limit: 30,
      offset: 0,
      hasMore: cursor !== null,
      cursor,
    },
  };
}
