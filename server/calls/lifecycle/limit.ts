/** The chat's own limit, where it is changed under a call. What the limit does, time does. */
import { type CallRecord, isLive } from "../../store/call-record.ts";
import { type Scene, type Step, unchanged } from "./step.ts";

/** Gives the call another limit; those in it are warned of it anew. */
export function changeLimit(record: CallRecord, chatEndsAt: number | null, _: Scene): Step {
  if (!isLive(record) || record.chatEndsAt === chatEndsAt) return unchanged(record);
  // A ring does not outlast the chat.
  const ringDeadline = record.ringDeadline === null
    ? null
    : Math.min(record.ringDeadline, chatEndsAt ?? Infinity);
  const participants = record.participants.map((participant) => {
    const { ringUntil } = participant;
    if (ringUntil === undefined) return participant;
    return { ...participant, ringUntil: Math.min(ringUntil, chatEndsAt ?? Infinity) };
  });
  const next = { ...record, chatEndsAt, ringDeadline, participants, warnedAt: null };
  return { ok: true, record: next, notices: [] };
}
