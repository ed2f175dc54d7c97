/**
 * What changed between two states of a call, as the host is told. Pure; knows nothing of posting.
 */
import { type CallRecord, isLive, type ParticipantRecord } from "../store/calls/call-record.ts";
import type { WebhookRow } from "../store/notices/webhook-store.ts";

/** An event before it gets its id. */
export type CallEvent = WebhookRow["events"][number];

/** The events of one change, in the order in which they are sent. */
export function callEventsOf(before: CallRecord | null, after: CallRecord): CallEvent[] {
  const events: CallEvent[] = [];
  if (before === null) events.push({ type: "call.initiated" });
  if (after.status === "ringing" && before?.status !== "ringing") {
    events.push({ type: "call.ringing" });
  }
  const called = after.participants.filter(({ userId }) => userId !== after.callerId);
  const answers = called.flatMap((part) => {
    const old = before?.participants.find(({ userId }) => userId === part.userId);
    return answerOf(old, part, after) ?? [];
  });
  for (const type of ["call.accepted", "call.rejected", "call.missed"] as const) {
    events.push(...answers.filter((event) => event.type === type));
  }
  if (!isLive(after) && (before === null || isLive(before))) events.push({ type: "call.ended" });
  return events;
}

/** The event in a change of one person's part; null if there is none. */
function answerOf(
  before: ParticipantRecord | undefined,
  after: ParticipantRecord,
  { endReason }: CallRecord,
): CallEvent | null {
  const { userId, status } = after;
  if (after.joinedAt !== null && (before?.joinedAt ?? null) === null) {
    return { type: "call.accepted", userId };
  }
  if (status === before?.status) return null;
  switch (status) {
    case "rejected":
    case "busy":
      return { type: "call.rejected", userId, reason: after.rejectReason ?? "declined" };
    case "offline":
      return { type: "call.missed", userId, reason: "offline" };
    case "missed":
      return {
        type: "call.missed",
        userId,
        reason: endReason === "cancelled" ? endReason : "no-answer",
      };
    default:
      return null;
  }
}
