/** The chat's own limit, as it bounds rings and as it is changed under a call. What it does, time does. */
import { type CallRecord, isLive } from "../../store/calls/call-record.ts";
import { type Step, unchanged } from "./step.ts";

/** When a ring ends that would go on until then: it does not outlast the chat. */
export function ringWithin(chatEndsAt: number | null, until: number): number {
  return Math.min(until, chatEndsAt ?? Infinity);
}

/** Gives the call another limit; those in it are warned of it anew. */
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
