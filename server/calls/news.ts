/**
 * Tells the news of each call in the order of its commits, whichever server made them: what another
 * one committed comes as mail, and may come behind what was committed here after it.
 */
import type { SessionId } from "../protocol/ids.ts";
import { type CallRecord, isLive } from "../store/call-record.ts";
import type { Notice } from "./call-service.ts";
import type { Clock } from "./clock.ts";

export interface News {
  /** The call is known as it stands; what comes next follows on it. */
  begin(record: CallRecord): void;
  /** Whether the news of this commit went out, or were given up. */
  isTold(record: CallRecord): boolean;
  /** The call was found in this state in the store; its mail may come yet, or never. */
  owe(record: CallRecord): void;
  /** What was found so and not told until now; from here on it is somebody else's to tell. */
  takeOwed(): CallRecord[];
  /** Delivers the news of a commit when those of the commits before it were. */
  tell(record: CallRecord, notices: Notice[]): void;
}

interface CallNews {
  told: number;
  waiting: Map<number, { record: CallRecord; notices: Notice[] }>;
  callOff: (() => void) | null;
}

/** Longer than mail of a call that is over can still be on its way. */
const OVER_REMEMBERED_MS = 120_000;

/** Mail that has not come by then was lost with its server; nobody waits longer for it. */
const PATIENCE_MS = 1_000;

/** News of no call yet. */
export function createNews(
  { deliver, clock }: { deliver(notices: Notice[]): void; clock: Clock },
): News {
  const calls = new Map<SessionId, CallNews>();
  // Whose end was told, oldest first: nothing of what led to it is news any more.
  const over = new Map<SessionId, number>();
  const owed = new Map<SessionId, CallRecord>();

  const isTold = ({ id, sequence }: CallRecord) =>
    over.has(id) || (calls.get(id)?.told ?? -Infinity) >= sequence;

  function close(id: SessionId): void {
    calls.delete(id);
    for (const [old, at] of over) {
      if (clock.now() - at < OVER_REMEMBERED_MS) break;
      over.delete(old);
    }
    over.set(id, clock.now());
  }

  function follow(id: SessionId, call: CallNews): void {
    const debt = owed.get(id);
    for (;;) {
      const next = call.waiting.get(call.told + 1);
      if (!next) break;
      call.waiting.delete(call.told + 1);
      call.told += 1;
      deliver(next.notices);
      if (!isLive(next.record)) close(id);
    }
    if (debt && isTold(debt)) owed.delete(id);
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
    call.told = Math.min(...call.waiting.keys()) - 1;
    follow(id, call);
  }

  return {
    begin(record) {
      const { id, sequence } = record;
      const call = calls.get(id);
      if (!isLive(record)) {
        call?.callOff?.();
        calls.delete(id);
      } else if (!call) calls.set(id, { told: sequence, waiting: new Map(), callOff: null });
      else if (call.told < sequence) {
        call.told = sequence;
        for (const old of call.waiting.keys()) if (old <= sequence) call.waiting.delete(old);
        follow(id, call);
      }
    },
    isTold,
    owe(record) {
      if (!isTold(record)) owed.set(record.id, record);
    },
    takeOwed() {
      const records = [...owed.values()].filter((record) => !isTold(record));
      owed.clear();
      return records;
    },
    tell(record, notices) {
      const { id, sequence } = record;
      if (over.has(id)) return;
      const call = calls.get(id) ?? { told: sequence - 1, waiting: new Map(), callOff: null };
      if (sequence <= call.told) return deliver(notices);
      if (isLive(record) || calls.has(id)) calls.set(id, call);
      call.waiting.set(sequence, { record, notices });
      follow(id, call);
    },
  };
}
