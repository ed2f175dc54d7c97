/**
 * Tells the news of each call in the order of its commits, whichever server made them. Another
 * server's commits arrive as mail, possibly after a later commit made here.
 */
import type { SessionId, UserId } from "../protocol/ids.ts";
import { type CallRecord, isLive } from "../store/calls/call-record.ts";
import type { Notice } from "./call-service.ts";
import type { Clock } from "./clock.ts";
import { heardOf, OVER_REMEMBERED_MS, type SeenBy, stillTrue } from "./late-news.ts";

export interface News {
  /**
   * A call is about to be created here. Other servers' mail about it may arrive before the store's
   * answer does; that mail waits until the call's first news has been told.
   */
  expect(id: SessionId): void;
  /** As far as this server knows, the call was not created after all. */
  abandon(id: SessionId): void;
  /**
   * The call was read from the store: nothing up to this state is awaited any more, and news of it
   * that comes all the same is late. Later news is told.
   */
  begin(record: CallRecord): void;
  /** Whether this commit's news was sent or given up. */
  isTold(record: CallRecord): boolean;
  /**
   * The store holds a state of the call that no mail has reported; mail may still come, or never.
   */
  owe(record: CallRecord): void;
  /**
   * The calls passed to `owe`, and those whose news waits for earlier news that has not come. The
   * taker tells their participants.
   */
  takeOwed(): CallRecord[];
  /** Somebody was shown the call in this state, whose news may not have been told yet. */
  shown(record: CallRecord, userId: UserId): void;
  /** Delivers another server's news that no commit carries. It may be late too. */
  hear(notices: Notice[]): void;
  /** Delivers a commit's news once that of earlier commits has been delivered. */
  tell(record: CallRecord, notices: Notice[]): void;
}

interface CallNews {
  /** Sequence number up to which news was told or is no longer awaited. */
  told: number;
  /** The call in that state; null if nothing of it was told. */
  record: CallRecord | null;
  /** Sequence numbers up to `told` whose news was not told; it may still arrive. */
  skipped: Set<number>;
  /** The latest sequence that each person was shown outside the news. */
  shown: Map<UserId, number>;
  waiting: Map<number, { record: CallRecord; notices: Notice[] }>;
  callOff: (() => void) | null;
}

/** How long to wait for missing mail: after that it is taken as lost with its server. */
const PATIENCE_MS = 1_000;

/** Starts with no calls. */
export function createNews(
  { deliver, clock, current, seenBy }: {
    deliver(notices: Notice[]): void;
    clock: Clock;
    /** The call as this server knows it. */
    current(id: SessionId): CallRecord | undefined;
    seenBy: SeenBy;
  },
): News {
  const calls = new Map<SessionId, CallNews>();
  // Ended calls, oldest first: of news older than the end, only skipped news is still delivered.
  const over = new Map<SessionId, { at: number; record: CallRecord; skipped: Set<number> }>();
  const owed = new Map<SessionId, CallRecord>();

  const unheard = (told: number): CallNews => ({
    told,
    record: null,
    skipped: new Set(),
    shown: new Map(),
    waiting: new Map(),
    callOff: null,
  });
  const isTold = ({ id, sequence }: CallRecord) =>
    over.has(id) || (calls.get(id)?.told ?? -Infinity) >= sequence;

  function close(record: CallRecord, { skipped }: CallNews): void {
    calls.delete(record.id);
    for (const [old, { at }] of over) {
      if (clock.now() - at < OVER_REMEMBERED_MS) break;
      over.delete(old);
      owed.delete(old);
    }
    over.set(record.id, { at: clock.now(), record, skipped });
  }

  /** Clears the debt once what was found in the store is told and nothing before it is missing. */
  function settle(id: SessionId, skipped: Set<number>): void {
    const debt = owed.get(id);
    if (debt && skipped.size === 0 && isTold(debt)) owed.delete(id);
  }

  function follow(id: SessionId, call: CallNews): void {
    for (;;) {
      const next = call.waiting.get(call.told + 1);
      if (!next) break;
      call.waiting.delete(call.told + 1);
      call.told += 1;
      call.record = next.record;
      deliver(next.notices);
      if (!isLive(next.record)) close(next.record, call);
    }
    settle(id, call.skipped);
    if (call.waiting.size > 0) {
      call.callOff ??= clock.after(PATIENCE_MS, () => skip(id, call));
    } else {
      call.callOff?.();
      call.callOff = null;
    }
  }

  function skip(id: SessionId, call: CallNews): void {
    call.callOff = null;
    if (call.waiting.size === 0) return;
    const next = Math.min(...call.waiting.keys());
    while (++call.told < next) call.skipped.add(call.told);
    call.told = next - 1;
    const { record, notices } = call.waiting.get(next)!;
    const { record: before, shown } = call;
    if (before) {
      const wasShown = (userId: UserId) => (shown.get(userId) ?? 0) > before.sequence;
      call.waiting.set(next, { record, notices: heardOf(notices, before, wasShown) });
    }
    // It may yet come, or may have gone to this server under an instance id it no longer uses.
    owed.set(id, record);
    follow(id, call);
  }

  return {
    expect(id) {
      if (!calls.has(id) && !over.has(id)) calls.set(id, unheard(0));
    },
    abandon(id) {
      const call = calls.get(id);
      if (call?.told === 0 && call.waiting.size === 0) calls.delete(id);
    },
    begin(record) {
      const { id, sequence } = record;
      const call = calls.get(id);
      if (!isLive(record)) {
        call?.callOff?.();
        calls.delete(id);
      } else if (!call) calls.set(id, { ...unheard(sequence), record });
      else if (call.told < sequence) {
        call.told = sequence;
        call.record = record;
        call.skipped.clear();
        for (const old of call.waiting.keys()) if (old <= sequence) call.waiting.delete(old);
        follow(id, call);
      }
    },
    isTold,
    owe(record) {
      if (!isTold(record)) owed.set(record.id, record);
    },
    takeOwed() {
      for (const [id, call] of calls) {
        call.callOff?.();
        skip(id, call);
      }
      const records = [...owed.values()];
      owed.clear();
      return records;
    },
    shown({ id, sequence }, userId) {
      calls.get(id)?.shown.set(userId, sequence);
    },
    hear(notices) {
      deliver(notices.flatMap((notice) => {
        const { message } = notice;
        // News that is not about a call never goes stale.
        if (!("sessionId" in message)) return [notice];
        return stillTrue([notice], current(message.sessionId), seenBy);
      }));
    },
    tell(record, notices) {
      const { id, sequence } = record;
      const end = over.get(id);
      if (end) {
        if (!end.skipped.delete(sequence)) return;
        deliver(stillTrue(notices, end.record, seenBy));
        return settle(id, end.skipped);
      }
      const call = calls.get(id) ?? unheard(sequence - 1);
      if (sequence <= call.told) {
        call.skipped.delete(sequence);
        deliver(stillTrue(notices, current(id), seenBy));
        return settle(id, call.skipped);
      }
      calls.set(id, call);
      call.waiting.set(sequence, { record, notices });
      follow(id, call);
    },
  };
}
