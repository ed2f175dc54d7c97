/** When a call is over and what it then was: the outcome table of the contract, for any number of people. */
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

/** The call, over: seats are empty, who still rang has missed it. */
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

/** What the part of somebody says who was in the call and is out of it. */
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
 * What somebody rung in vain is: who was in the call before and was asked back in has left it,
 * however that second ring went.
 */
export function notCome(
  { joinedAt }: ParticipantRecord,
  status: "missed" | "rejected",
): UserStatus {
  return joinedAt === null ? status : "left";
}

/**
 * Ends the call where too few are left in it: `because` is how it ends if it had been answered.
 * Unanswered, it ends when nobody rings, by what became of those who were called.
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

/** Nobody came: the first reason that applies to anyone counts, in the contract's order. */
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
