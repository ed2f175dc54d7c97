/**
 * What devices measure during a call. Running sums stay in memory and are written by the commit
 * that ends somebody's part, so a report costs no commit unless it extends somebody's lease.
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

/** Reports come every ten seconds, so two may be lost. */
const HELD_FOR_MS = 30_000;

/** Guesses the sender if a report does not say whose packets arrive: a call of two has only one. */
function heardBy({ userId }: Device, { participants }: CallRecord, { avgBitrate }: CallQuality) {
  const others = participants.filter((one) => one.userId !== userId && one.status === "joined");
  return others.length === 1 && avgBitrate > 0 ? [others[0].userId] : [];
}

/** The service's `quality`. */
export function createQualityReports(deps: QualityReportsDeps): Pick<CallService, "quality"> {
  const { roster, runner, onFailure } = deps;
  const leaseMs = Math.max(deps.seatLeaseMs, HELD_FOR_MS);
  // At most one commit per call, or reports would queue ahead of a hang-up while the store is slow.
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
