/**
 * The live calls in memory: what a relayed message, a `welcome` and a toggle need, so that none of
 * them touches the store. It follows the store and never leads it.
 */
import type { CallType } from "../protocol/call.ts";
import type { CallQuality } from "../protocol/client-message.ts";
import type { SessionId, UserId } from "../protocol/ids.ts";
import { addReport, averageOf, type QualitySum } from "../store/call-quality.ts";
import { type CallRecord, isLive } from "../store/call-record.ts";
import type { LiveSeats } from "./call-service.ts";
import { freshFlags, type MediaFlags } from "./snapshot.ts";

interface LiveCall {
  record: CallRecord;
  seats: LiveSeats;
  flags: Map<UserId, MediaFlags>;
  quality: Map<UserId, QualitySum>;
}

/** The live calls of this process. */
export interface Roster {
  /** Takes over a call as it was committed; one that is over is forgotten. */
  put(record: CallRecord): void;
  get(id: SessionId): CallRecord | undefined;
  /** How many there are of each status. */
  counts(): Record<LiveSeats["status"], number>;
  seats(id: SessionId): LiveSeats | undefined;
  /** The live calls that ring for this person or have them in. */
  callsOf(userId: UserId): CallRecord[];
  /** What somebody sends; as the call's type says until they say otherwise. */
  flagsOf(call: { id: SessionId; callType: CallType }, userId: UserId): MediaFlags;
  setFlags(id: SessionId, userId: UserId, flags: MediaFlags): void;
  /** What somebody's device has measured since they first took a seat; undefined where it said nothing. */
  qualityOf(id: SessionId, userId: UserId): CallQuality | undefined;
  addQuality(id: SessionId, userId: UserId, report: CallQuality): void;
}

/** An empty roster. */
export function createRoster(): Roster {
  const calls = new Map<SessionId, LiveCall>();
  const byUser = new Map<UserId, Set<SessionId>>();

  function forget(id: SessionId): void {
    const call = calls.get(id);
    calls.delete(id);
    for (const { userId } of call?.record.participants ?? []) {
      const ids = byUser.get(userId);
      ids?.delete(id);
      if (ids?.size === 0) byUser.delete(userId);
    }
  }

  return {
    put(record) {
      const known = calls.get(record.id);
      if (known && known.record.sequence > record.sequence) return;
      if (!isLive(record)) return forget(record.id);
      const flags = known?.flags ?? new Map<UserId, MediaFlags>();
      const quality = known?.quality ?? new Map<UserId, QualitySum>();
      for (const { userId, status } of record.participants) {
        if (status !== "joined") flags.delete(userId);
        const ids = byUser.get(userId) ?? new Set();
        byUser.set(userId, ids.add(record.id));
      }
      calls.set(record.id, { record, seats: seatsOf(record), flags, quality });
    },
    get: (id) => calls.get(id)?.record,
    counts() {
      const counts = { initiating: 0, ringing: 0, active: 0 };
      for (const { seats } of calls.values()) counts[seats.status] += 1;
      return counts;
    },
    seats: (id) => calls.get(id)?.seats,
    callsOf(userId) {
      const records = Array.from(byUser.get(userId) ?? [], (id) => calls.get(id)!.record);
      return records.filter(({ participants }) =>
        participants.some((one) =>
          one.userId === userId && (one.status === "joined" || one.status === "ringing")
        )
      );
    },
    flagsOf: ({ id, callType }, userId) => calls.get(id)?.flags.get(userId) ?? freshFlags(callType),
    setFlags: (id, userId, flags) => calls.get(id)?.flags.set(userId, flags),
    qualityOf(id, userId) {
      const sum = calls.get(id)?.quality.get(userId);
      return sum && averageOf(sum);
    },
    addQuality(id, userId, report) {
      const quality = calls.get(id)?.quality;
      quality?.set(userId, addReport(quality.get(userId), report));
    },
  };
}

function seatsOf(record: CallRecord): LiveSeats {
  const { id, chatId, callerId, participants, startedAt } = record;
  const joined = participants.flatMap(({ userId, seat }) =>
    seat === null ? [] : [[userId, seat] as const]
  );
  const ringing = participants.filter(({ status }) => status === "ringing");
  return {
    sessionId: id,
    chatId,
    status: startedAt !== null
      ? "active"
      : record.status === "initiating"
      ? "initiating"
      : "ringing",
    callerId,
    seats: new Map(joined),
    ringing: new Set(ringing.map(({ userId }) => userId)),
    connectsEarly: new Set(
      ringing.filter(({ early }) => early === "connect").map(({ userId }) => userId),
    ),
  };
}
