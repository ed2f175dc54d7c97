/**
 * Tells the news of each call in the order of its commits, whichever server made them: what another
 * one committed comes as mail, and may come behind what was committed here after it.
 */
import type { SessionId, UserId } from "../protocol/ids.ts";
import { type CallRecord, isLive } from "../store/calls/call-record.ts";
import type { Notice } from "./call-service.ts";
import type { Clock } from "./clock.ts";
import { heardOf, OVER_REMEMBERED_MS, type SeenBy, stillTrue } from "./late-news.ts";

export interface News {
  /**
   * A call is about to be made here. Other servers' mail about it may come before the store has
   * answered us: it waits until the call's own first news is told.
   */
  expect(id: SessionId): void;
  /** It was not made after all, as far as this server knows. */
  abandon(id: SessionId): void;
  /** The call was read from the store as it stands: what led to it is not told any more, and what comes next is. */
  begin(record: CallRecord): void;
  /** Whether the news of this commit went out, or were given up. */
  isTold(record: CallRecord): boolean;
  /** The call was found in the store in a state of which there was no mail; that may come yet, or never. */
  owe(record: CallRecord): void;
  /**
   * The calls that were found so, or whose news waits in vain for what led to it. Whoever takes them
   * tells their people.
   */
  takeOwed(): CallRecord[];
  /** Somebody was shown the call as it stands, of which the news may not have been told. */
  shown(record: CallRecord, userId: UserId): void;
  /** Delivers what another server tells of calls and no commit carries: it may come late as well. */
  hear(notices: Notice[]): void;
  /** Delivers the news of a commit when those of the commits before it were. */
  tell(record: CallRecord, notices: Notice[]): void;
}

interface CallNews {
  /** The sequence up to which news was told, or is not waited for any longer. */
  told: number;
  /** The call as it was then; null where nothing of it was told. */
  record: CallRecord | null;
  /** Those up to there that were not told; they may come yet. */
  skipped: Set<number>;
  /** Up to which sequence somebody knows the call beside the news. */
  shown: Map<UserId, number>;
  waiting: Map<number, { record: CallRecord; notices: Notice[] }>;
  callOff: (() => void) | null;
}

/** Mail that has not come by then was lost with its server; nobody waits longer for it. */
const PATIENCE_MS = 1_000;

/** News of no call yet. */
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
  // Whose end was told, oldest first: of what led to it only who was out before is news.
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

  /** What was found in the store is told by now, if nothing is missing that led to it. */
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
    // It may come yet, or may have gone to this server under a name that it no longer has.
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
        // What is of no call is so whenever it comes.
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
      if (isLive(record) || calls.has(id)) calls.set(id, call);
      call.waiting.set(sequence, { record, notices });
      follow(id, call);
    },
  };
}
