/** Assembles scheduled calls: the REST operations and the announcements to connected people. */
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
  /** Sends notices to this server's connections. */
  deliver(notices: Notice[]): void;
  /** Sends them to other servers' connections. */
  announce(notices: Notice[]): void;
  /** Whether somebody has, or just had, a connection: they are told there. */
  isReachable(userId: UserId): boolean;
  /** Notifies everybody else that a call begins; null if push is turned off. */
  pushes:
    | { dueMutations(record: ScheduledRecord, to: UserId[]): Deno.KvMutation[]; wake(): void }
    | null;
  /** Whether calls can be scheduled here. */
  isOffered: boolean;
}

export interface Schedule extends Pick<DueCalls, "arrived" | "chatOf" | "stop"> {
  /** Null if scheduling is turned off. */
  calls: ScheduledCalls | null;
  forget: ScheduledCalls["forget"];
  start(): void;
}

/** Does nothing until `start`, which must wait until the other servers are known. */
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
