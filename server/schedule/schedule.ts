/** Scheduled calls put together: made and called off over REST, told to whoever is connected. */
import type { CallService, Notice } from "../calls/call-service.ts";
import { systemClock } from "../calls/clock.ts";
import type { UserId } from "../protocol/ids.ts";
import { type ScheduledRecord, tellOnce } from "../store/schedule-store.ts";
import { createDueCalls, type DueCalls, type DueCallsDeps } from "./due-calls.ts";
import {
  createScheduledCalls,
  type ScheduledCalls,
  type ScheduledCallsDeps,
} from "./scheduled-calls.ts";

export interface ScheduleDeps
  extends
    Pick<ScheduledCallsDeps, "store" | "people" | "maxParticipants" | "callsPerMinute">,
    Pick<DueCallsDeps, "log"> {
  calls: Pick<CallService, "subscribe" | "callIn">;
  /** Brings news to the connections of this server. */
  deliver(notices: Notice[]): void;
  /** Brings them to those of the others. */
  announce(notices: Notice[]): void;
  /** Whether somebody has a connection, or has just had one: they are told there. */
  isReachable(userId: UserId): boolean;
  /** Tells the others that a call begins; null where nobody is pushed to. */
  pushes:
    | { dueMutations(record: ScheduledRecord, to: UserId[]): Deno.KvMutation[]; wake(): void }
    | null;
  /** Whether people may agree on calls here. */
  isOffered: boolean;
}

export interface Schedule extends Pick<DueCalls, "arrived" | "chatOf" | "stop"> {
  /** Null where no calls are scheduled. */
  calls: ScheduledCalls | null;
  forget: ScheduledCalls["forget"];
  start(): void;
}

/** At rest; `start` it when the other servers are known. */
export function createSchedule(deps: ScheduleDeps): Schedule {
  const { store, calls, isOffered, deliver, announce, isReachable, pushes } = deps;
  const scheduled = createScheduledCalls({
    ...deps,
    now: systemClock.now,
    tell(notices) {
      deliver(notices);
      announce(notices);
    },
    onFailure: (error) => deps.log.warn("schedule-not-told", { problem: String(error) }),
    onMade: () => due.look(),
  });
  const due = createDueCalls({
    ...deps,
    callIn: calls.callIn,
    scheduled,
    clock: systemClock,
    async push(record, userIds) {
      if (!pushes) return;
      const rows = pushes.dueMutations(record, userIds.filter((id) => !isReachable(id)));
      if (await tellOnce(store, record.id, rows, systemClock.now())) pushes.wake();
    },
  });
  calls.subscribe(due.changed);
  return {
    calls: isOffered ? scheduled : null,
    forget: scheduled.forget,
    arrived: due.arrived,
    chatOf: due.chatOf,
    start() {
      if (isOffered) due.look();
    },
    stop: due.stop,
  };
}
