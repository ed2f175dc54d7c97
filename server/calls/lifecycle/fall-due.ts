/** What time alone does: rings end, leases lapse, the chat's limit nears and is reached. */
import {
  type CallRecord,
  isLive,
  ringEndOf,
  timeWarningAt,
} from "../../store/calls/call-record.ts";
import type { Notice } from "../call-service.ts";
import { notCome, over, settle } from "./ending.ts";
import { ended, inCall, missed, overFor, ringing, timeWarning } from "./notices.ts";
import { lapse } from "./seats.ts";
import { partsAt, type Scene, type Step, unchanged, withPart } from "./step.ts";

/** Applies everything due by now, final events first. */
export function fallDue(record: CallRecord, scene: Scene): Step {
  const notices: Notice[] = [];
  let next = record;
  const take = (step: Step) => {
    if (!step.ok) throw new Error(`Cannot refuse time as nobody asked: ${step.message}`);
    next = step.record;
    notices.push(...step.notices);
  };
  for (const due of [reachLimit, stopRinging, lapseLeases, warn]) {
    if (isLive(next)) take(due(next, scene));
  }
  return { ok: true, record: next, notices };
}

function reachLimit(record: CallRecord, { now }: Scene): Step {
  const { chatEndsAt, startedAt } = record;
  if (chatEndsAt === null || startedAt === null || chatEndsAt > now) return unchanged(record);
  const next = over(record, { status: "ended", reason: "time-limit", endedBy: null }, now);
  return { ok: true, record: next, notices: [...missed(record, next), ...ended(next)] };
}

function stopRinging(record: CallRecord, scene: Scene): Step {
  const { now } = scene;
  const late = partsAt(record, "ringing").filter((one) => (ringEndOf(record, one) ?? 0) <= now);
  if (late.length === 0) return unchanged(record);
  let rungOut = record;
  for (const one of late) {
    rungOut = withPart(rungOut, one.userId, { status: notCome(one, "missed") });
  }
  const next = settle(rungOut, { reason: "completed", endedBy: null }, now);
  const told = missed(record, next);
  if (record.startedAt === null && !isLive(next)) {
    told.unshift({
      userId: record.callerId,
      message: { type: "call:timeout", ...inCall(record) },
    });
  }
  if (!isLive(next)) return { ok: true, record: next, notices: [...told, ...ended(next)] };

  // The others talk on or still ring. For those who did not come it is over, and they hear of no
  // later end.
  const knew = late.filter(({ alerted }) => alerted);
  const ending = { status: "missed", reason: "no-answer", endedBy: null } as const;
  told.push(...overFor(knew, record, ending));
  let without = next;
  for (const { userId } of knew) without = withPart(without, userId, { alerted: false });
  return { ok: true, record: without, notices: [...told, ...ringing(without, scene)] };
}

function lapseLeases(record: CallRecord, scene: Scene): Step {
  const notices: Notice[] = [];
  let next = record;
  for (const { userId, leaseUntil } of record.participants) {
    if (leaseUntil === null || leaseUntil > scene.now || !isLive(next)) continue;
    const step = lapse(next, userId, scene);
    if (!step.ok) return step;
    next = step.record;
    notices.push(...step.notices);
  }
  return { ok: true, record: next, notices };
}

function warn(record: CallRecord, scene: Scene): Step {
  const { now } = scene;
  const { chatEndsAt, startedAt, warnedAt } = record;
  if (chatEndsAt === null || startedAt === null || warnedAt !== null) return unchanged(record);
  if (timeWarningAt(chatEndsAt) > now) return unchanged(record);
  const notices = timeWarning(record, chatEndsAt, scene);
  return { ok: true, record: { ...record, warnedAt: now }, notices };
}
