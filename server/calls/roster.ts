/**
 * The live calls in memory: what relaying, `welcome` and toggles need, so that none of them reads
 * the store. It follows the store and never leads it.
 */
import type { CallType } from "../protocol/call.ts";
import type { CallQuality } from "../protocol/client-message.ts";
import type { ChatId, SessionId, UserId } from "../protocol/ids.ts";
import { addReport, averageOf, type QualitySum } from "../store/calls/call-quality.ts";
import { type CallRecord, isLive, partOf } from "../store/calls/call-record.ts";
import type { LiveSeats } from "./call-service.ts";
import { OVER_REMEMBERED_MS } from "./late-news.ts";
import { freshFlags, type MediaFlags } from "./snapshot.ts";

interface LiveCall {
  record: CallRecord;
  seats: LiveSeats;
}

/** The live calls of this process. */
export interface Roster {
  /** Takes over a call as committed; a call that is over is forgotten. */
  put(record: CallRecord): void;
  get(id: SessionId): CallRecord | undefined;
  /** Whether it is known to be over; remembered for a while. */
  isOver(id: SessionId): boolean;
  /** How many there are in each status. */
  counts(): Record<LiveSeats["status"], number>;
  seats(id: SessionId): LiveSeats | undefined;
  /** The live calls that this person is in or that ring for them. */
  callsOf(userId: UserId): CallRecord[];
  /** The live call of a chat. */
  callIn(chatId: ChatId): CallRecord | undefined;
  /** Somebody's media flags; the call type's defaults until they report their own. */
  flagsOf(call: { id: SessionId; callType: CallType }, userId: UserId): MediaFlags;
  setFlags(id: SessionId, userId: UserId, flags: MediaFlags): void;
  /**
   * What somebody's device has measured since they first took a seat; undefined without reports.
   */
  qualityOf(id: SessionId, userId: UserId): CallQuality | undefined;
  addQuality(id: SessionId, userId: UserId, report: CallQuality): void;
  /** Whether any device has reported that it receives something. */
  hasMedia(id: SessionId): boolean;
  /** Every live call. */
  all(): CallRecord[];
  /** All media flags that people have reported. */
  allFlags(): { sessionId: SessionId; userId: UserId; flags: MediaFlags }[];
}

/** An empty roster; `onPut` is called for each call it takes over, ended ones included. */
export function createRoster(
  now: () => number,
  onPut: (record: CallRecord) => void = () => {},
): Roster {
  const calls = new Map<SessionId, LiveCall>();
  const byUser = new Map<UserId, Set<SessionId>>();
  // More than one only while the news of an earlier call's end is on its way from another server.
  const byChat = new Map<ChatId, Set<SessionId>>();
  // A starting server hears these from others before it has read the calls.
  const flags = new Map<SessionId, Map<UserId, MediaFlags>>();
  const quality = new Map<SessionId, Map<UserId, QualitySum>>();
  // When calls ended, oldest first: late news from another server must not bring one back.
  const over = new Map<SessionId, number>();

  function forget(id: SessionId): void {
    for (const [old, at] of over) {
      if (now() - at < OVER_REMEMBERED_MS) break;
      over.delete(old);
    }
    over.set(id, now());
    const call = calls.get(id);
    calls.delete(id);
    flags.delete(id);
    quality.delete(id);
    if (!call) return;
    for (const { userId } of call.record.participants) remove(byUser, userId, id);
    remove(byChat, call.record.chatId, id);
  }

  return {
    put(record) {
      const known = calls.get(record.id);
      if (over.has(record.id) || (known && known.record.sequence > record.sequence)) return;
      if (isLive(record)) {
        // An erased person appears in it under another id from now on.
        for (const { userId } of known?.record.participants ?? []) {
          if (!partOf(record, userId)) remove(byUser, userId, record.id);
        }
        for (const { userId, status } of record.participants) {
          if (status !== "joined") flags.get(record.id)?.delete(userId);
          add(byUser, userId, record.id);
        }
        add(byChat, record.chatId, record.id);
        calls.set(record.id, { record, seats: seatsOf(record) });
      } else forget(record.id);
      onPut(record);
    },
    get: (id) => calls.get(id)?.record,
    isOver: (id) => over.has(id),
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
    callIn: (chatId) =>
      Array.from(byChat.get(chatId) ?? [], (id) => calls.get(id)!.record)
        .reduce<CallRecord | undefined>(
          (newest, one) => newest && newest.initiatedAt > one.initiatedAt ? newest : one,
          undefined,
        ),
    flagsOf: ({ id, callType }, userId) => flags.get(id)?.get(userId) ?? freshFlags(callType),
    setFlags(id, userId, change) {
      if (over.has(id)) return;
      const own = flags.get(id) ?? new Map<UserId, MediaFlags>();
      flags.set(id, own.set(userId, change));
    },
    all: () => Array.from(calls.values(), ({ record }) => record),
    allFlags: () =>
      [...flags].flatMap(([sessionId, own]) =>
        Array.from(own, ([userId, change]) => ({ sessionId, userId, flags: change }))
      ),
    qualityOf(id, userId) {
      const sum = quality.get(id)?.get(userId);
      return sum && averageOf(sum);
    },
    addQuality(id, userId, report) {
      if (!calls.has(id)) return;
      const own = quality.get(id) ?? new Map<UserId, QualitySum>();
      quality.set(id, own.set(userId, addReport(own.get(userId), report)));
    },
    hasMedia: (id) => [...quality.get(id)?.values() ?? []].some(({ sum }) => sum.avgBitrate > 0),
  };
}

function add<Key>(index: Map<Key, Set<SessionId>>, key: Key, id: SessionId): void {
  index.set(key, (index.get(key) ?? new Set()).add(id));
}

function remove<Key>(index: Map<Key, Set<SessionId>>, key: Key, id: SessionId): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
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
    voiceOnly: record.voiceOnly,
  };
}
