/** When a call is over and with what outcome: the contract's outcome table for any group size. */
import type { CallStatus, EndReason, LeaveReason, UserStatus } from "../../protocol/call.ts";
import type { UserId } from "../../protocol/ids.ts";
import type { CallRecord, ParticipantRecord } from "../../store/calls/call-record.ts";
import { partsAt, withoutIdleRing } from "./step.ts";

/** How a call ended. */
export interface Ending {
  status: CallStatus;
  reason: EndReason;
  /** Null where the server ended it. */
  endedBy: UserId | null;
}

/** The ended call: seats are emptied, and those still ringing have missed it. */
export function over(record: CallRecord, ending: Ending, now: number): CallRecord {
  const leaveReason: LeaveReason = ending.reason === "time-limit" ? "time-limit" : "left";
  return {
    ...record,
    status: ending.status,
    endReason: ending.reason,
    endedBy: ending.endedBy,
    endedAt: now,
    ringDeadline: null,
    participants: record.participants.map((participant) => {
      if (participant.status === "ringing") {
        return { ...participant, status: notCome(participant, "missed") };
      }
      return participant.status === "joined"
        ? { ...participant, ...hasLeft(record, leaveReason, now) }
        : participant;
    }),
  };
}

/** The fields of a participant who was in the call and has left it. */
export function hasLeft({ messageCount }: CallRecord, leaveReason: LeaveReason, now: number) {
  return {
    status: "left",
    seat: null,
    leaseUntil: null,
    leftAt: now,
    leaveReason,
    ...(messageCount === undefined ? {} : { readUntil: messageCount }),
  } as const;
}

/**
 * The status of somebody rung without success. Somebody who was in the call before and was invited
 * back has "left", whatever came of the second ring.
 */
export function notCome(
  { joinedAt }: ParticipantRecord,
  status: "missed" | "rejected",
): UserStatus {
  return joinedAt === null ? status : "left";
}

/**
 * Ends the call if too few people are left. An answered call ends as `because` says; an unanswered
 * one ends once nobody is ringing, with the outcome that those called give it.
 */
export function settle(
  record: CallRecord,
  because: { reason: EndReason; endedBy: UserId | null },
  now: number,
): CallRecord {
  const joined = partsAt(record, "joined").length;
  const ringing = partsAt(record, "ringing").length;
  if (record.startedAt === null) {
    return ringing > 0
      ? withoutIdleRing(record)
      : over(record, unanswered(record, because.endedBy), now);
  }
  if (joined >= 2 || (joined === 1 && ringing > 0)) return withoutIdleRing(record);
  return over(record, { status: "ended", ...because }, now);
}

/**
 * The outcome if nobody came: the first reason, in the contract's order, that applies to anyone.
 */
function unanswered(record: CallRecord, actor: UserId | null): Ending {
  const called = record.participants.filter(({ userId }) => userId !== record.callerId);
  const reasons = called.map(({ status, rejectReason }) =>
    rejectReason ?? (status === "missed" ? "no-answer" : null)
  );
  for (const [reason, status] of UNANSWERED) {
    if (!reasons.includes(reason)) continue;
    return { status, reason, endedBy: reason === "declined" ? actor : null };
  }
  throw new Error(
    `Cannot name the outcome as nobody has one: current value is ${JSON.stringify(called)}`,
  );
}

const UNANSWERED = [
  ["no-answer", "missed"],
  ["declined", "rejected"],
  ["busy", "rejected"],
  ["offline", "missed"],
  ["unavailable", "rejected"],
] as const;
