/** The chat's time limit: how it bounds rings, and how it changes. `fallDue` enforces it. */
import { type CallRecord, isLive } from "../../store/calls/call-record.ts";
import { type Step, unchanged } from "./step.ts";

/** When a ring that would last until `until` ends: never later than the chat. */
export function ringWithin(chatEndsAt: number | null, until: number): number {
  return Math.min(until, chatEndsAt ?? Infinity);
}

/** Gives the call another limit, and resets the warning so that it is sent again. */
export function changeLimit(record: CallRecord, chatEndsAt: number | null): Step {
  if (!isLive(record) || record.chatEndsAt === chatEndsAt) return unchanged(record);
  const ringDeadline = record.ringDeadline === null
    ? null
    : ringWithin(chatEndsAt, record.ringDeadline);
  const participants = record.participants.map((participant) => {
    const { ringUntil } = participant;
    if (ringUntil === undefined) return participant;
    return { ...participant, ringUntil: ringWithin(chatEndsAt, ringUntil) };
  });
  const next = { ...record, chatEndsAt, ringDeadline, participants, warnedAt: null };
  return { ok: true, record: next, notices: [] };
}
