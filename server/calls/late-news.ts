/**
 * News that arrives after newer news, because a server was out of touch. It may no longer be true,
 * and somebody who is in a call must not be told that it is over.
 */
import type { CallSnapshot } from "../protocol/call.ts";
import type { UserId } from "../protocol/ids.ts";
import { type CallRecord, isLive } from "../store/calls/call-record.ts";
import type { Notice } from "./call-service.ts";
import { recordingOnWire } from "./snapshot.ts";

/** How long a finished call is remembered: longer than mail about it can be under way. */
export const OVER_REMEMBERED_MS = 120_000;

/** The whole call as somebody sees it now. */
export type SeenBy = (userId: UserId, record: CallRecord) => CallSnapshot;

/** The notices that still hold for the call as it is now, with their snapshots updated. */
export function stillTrue(
  notices: Notice[],
  now: CallRecord | undefined,
  seenBy: SeenBy,
): Notice[] {
  return notices.filter((notice) => holds(notice, now)).map((notice) => {
    const { userId, message } = notice;
    if (message.type === "call:recording-changed" && now?.recording) {
      return { ...notice, message: { ...message, recording: recordingOnWire(now.recording) } };
    }
    if (!now || !("call" in message)) return notice;
    return { ...notice, message: { ...message, call: seenBy(userId, now) } };
  });
}

function holds({ userId, message }: Notice, now: CallRecord | undefined): boolean {
  const part = now?.participants.find((participant) => participant.userId === userId);
  switch (message.type) {
    case "call:incoming":
      return part?.status === "ringing";
    case "call:ringing":
      return message.targetUserIds.every((one) =>
        now?.participants.some(({ userId, status }) => userId === one && status === "ringing")
      );
    case "call:missed":
    case "call:ended":
      // Only if it is over for them: they have not joined or been rung since.
      return part?.alerted !== true;
    case "call:recording-changed": {
      const { userId, state } = now?.recording ?? {};
      const { recording } = message;
      return part?.status === "joined" && recording?.userId === userId &&
        recording?.state === state;
    }
    default:
      // Once the call is over for a person, they get no more of its news.
      return now !== undefined && isLive(now) && part?.alerted !== false;
  }
}

/**
 * Filters news that comes after a gap, with `before` as the last state that was told. Drops the end
 * of a ring that a person never heard of, because they were rung again within the gap; unless they
 * connected within the gap and `wasShown` the call.
 */
export function heardOf(
  notices: Notice[],
  before: CallRecord,
  wasShown: (userId: UserId) => boolean,
): Notice[] {
  return notices.filter(({ userId, message }) => {
    const part = before.participants.find((participant) => participant.userId === userId);
    return message.type !== "call:ended" || part?.alerted !== false || wasShown(userId);
  });
}
