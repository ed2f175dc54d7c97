/**
 * Devices that arrive, depart, or announce that they are going. An arriving device is told what
 * rings for it; a departing device's seat is kept for a lease.
 */
import type { AwayReason } from "../../protocol/call.ts";
import type { SessionId } from "../../protocol/ids.ts";
import { holdsSeat, partOf } from "../../store/calls/call-record.ts";
import type { CallService, Device } from "../call-service.ts";
import type { Clock } from "../clock.ts";
import type { CommandRunner } from "../command-runner.ts";
import type { Departures } from "../departures.ts";
import { alert } from "../lifecycle/alert.ts";
import { ringing, seenBy } from "../lifecycle/notices.ts";
import { away } from "../lifecycle/seats.ts";
import type { Step } from "../lifecycle/step.ts";
import type { News } from "../news.ts";
import type { Roster } from "../roster.ts";
import type { Turns } from "../turns.ts";

/** What attendance works with. */
export interface AttendanceDeps {
  clock: Clock;
  roster: Roster;
  runner: CommandRunner;
  departures: Departures;
  news: Pick<News, "shown">;
  turns: Pick<Turns, "take">;
  seatLeaseMs: number;
  /** Whether the service has stopped, so that nothing is retried. */
  isStopped(): boolean;
  onFailure(error: unknown): void;
}

const RETRY_MS = 1_000;

/** The part of the service that deals with devices. */
export function createAttendance(
  deps: AttendanceDeps,
): Pick<CallService, "arrived" | "departed" | "goingAway"> {
  const { clock, roster, runner, departures, news, turns, seatLeaseMs } = deps;

  const leaveSeat = (by: Device, id: SessionId, reason: AwayReason): Promise<Step> =>
    runner.run(id, (record, scene) => away(record, by, seatLeaseMs, scene, reason));

  /**
   * Retries until it succeeds: a seat without a lease would stay for ever. Many connections can
   * drop at once (a proxy restarts), so they take turns; a seat taken back before its turn costs no
   * commit.
   */
  async function surelyLeaveSeat(by: Device, id: SessionId, reason: AwayReason): Promise<void> {
    const step = await turns.take(() => leaveSeat(by, id, reason));
    if (step.ok || step.code !== "store-unavailable" || deps.isStopped()) return;
    clock.after(RETRY_MS, () => surelyLeaveSeat(by, id, reason).catch(deps.onFailure));
  }

  return {
    async arrived(by) {
      const calls = roster.callsOf(by.userId);
      for (const record of calls) {
        const { id } = record;
        const part = partOf(record, by.userId);
        if (part?.status !== "ringing") continue;
        if (part.alerted) await runner.announce(id, ringing);
        else {
          const options = { announce: false };
          await runner.run(id, (record, scene) => alert(record, by.userId, scene, options), {
            arriving: by,
          });
        }
      }
      return roster.callsOf(by.userId).map((record) => {
        news.shown(record, by.userId);
        return seenBy(by.userId, record, runner.sceneFor(record));
      });
    },

    async departed(by, reason = "connection-lost") {
      departures.add(by.connectionId, reason);
      const calls = roster.callsOf(by.userId);
      await Promise.all(calls.map((record) => {
        if (holdsSeat(record, by)) return surelyLeaveSeat(by, record.id, reason);
        const part = partOf(record, by.userId);
        if (part?.status !== "ringing" || !part.alerted) return;
        return runner.announce(record.id, ringing);
      }));
    },

    async goingAway(by, id) {
      const seated = roster.callsOf(by.userId).filter((record) =>
        (id === undefined || record.id === id) && holdsSeat(record, by)
      );
      const steps = await Promise.all(
        seated.map((record) => leaveSeat(by, record.id, "changing-page")),
      );
      const refusal = steps.find((step) => !step.ok);
      return refusal && !refusal.ok ? refusal : { ok: true, seats: seated.length };
    },
  };
}
