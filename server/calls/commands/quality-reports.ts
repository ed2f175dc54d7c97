/**
 * What devices measure of a call. Kept in memory as running sums and written with the commit that
 * ends somebody's part, so that a report costs the store nothing, unless it keeps somebody's seat.
 */
import type { SessionId } from "../../protocol/ids.ts";
import type { CallQuality } from "../../protocol/client-message.ts";
import { type CallRecord, partOf } from "../../store/calls/call-record.ts";
import type { CallService, Device } from "../call-service.ts";
import type { CommandRunner } from "../command-runner.ts";
import { hold } from "../lifecycle/seats.ts";
import type { Roster } from "../roster.ts";
import { seatedCall } from "./seated-call.ts";

/** What reports work with. */
export interface QualityReportsDeps {
  roster: Roster;
  runner: Pick<CommandRunner, "run">;
  seatLeaseMs: number;
  onFailure(error: unknown): void;
}

/** Two reports may be lost of those that come every ten seconds. */
const HELD_FOR_MS = 30_000;

/** Where a report does not say whose packets come in: in a call of two there is only one. */
function heardBy({ userId }: Device, { participants }: CallRecord, { avgBitrate }: CallQuality) {
  const others = participants.filter((one) => one.userId !== userId && one.status === "joined");
  return others.length === 1 && avgBitrate > 0 ? [others[0].userId] : [];
}

/** The `quality` of the service. */
export function createQualityReports(deps: QualityReportsDeps): Pick<CallService, "quality"> {
  const { roster, runner, onFailure } = deps;
  const leaseMs = Math.max(deps.seatLeaseMs, HELD_FOR_MS);
  // One at a time for each call, or reports would queue up before whoever hangs up while the store is slow.
  const holding = new Set<SessionId>();

  return {
    quality(by, id, { quality, receivingFrom }) {
      const record = seatedCall(roster, by, id);
      if ("ok" in record) return record;
      roster.addQuality(id, by.userId, quality);
      const heard = (receivingFrom ?? heardBy(by, record, quality)).filter((userId) =>
        userId !== by.userId && (partOf(record, userId)?.leaseUntil ?? null) !== null
      );
      if (heard.length > 0 && !holding.has(id)) {
        holding.add(id);
        runner.run(id, (now, scene) => hold(now, heard, leaseMs, scene))
          .catch(onFailure).finally(() => holding.delete(id));
      }
      return { ok: true };
    },
  };
}
