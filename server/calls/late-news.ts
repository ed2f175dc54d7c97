/**
 * News that come behind later ones, because a server was out of touch: what they say may not be so
 * any more, and whoever is in a call must not hear that it is over.
 */
import type { CallSnapshot } from "../protocol/call.ts";
import type { UserId } from "../protocol/ids.ts";
import { type CallRecord, isLive } from "../store/calls/call-record.ts";
import type { Notice } from "./call-service.ts";
import { recordingOnWire } from "./snapshot.ts";

/** How long a call that is over is remembered: longer than mail of it can still be on its way. */
export const OVER_REMEMBERED_MS = 120_000;

/** The whole call as somebody sees it now. */
export type SeenBy = (userId: UserId, record: CallRecord) => CallSnapshot;

/** Those of the news that still hold for the call as it is now; where they show it, they show it so. */
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
      // It was over for them, and they have not come in or been rung since.
      return part?.alerted !== true;
    case "call:recording-changed": {
      const { userId, state } = now?.recording ?? {};
      const { recording } = message;
      return part?.status === "joined" && recording?.userId === userId &&
        recording?.state === state;
    }
    default:
      // For whoever it is over the call goes on unheard.
      return now !== undefined && isLive(now) && part?.alerted !== false;
  }
}

/**
 * News over a gap, as far as it is of something that was told: `before` is the call as it was then.
 * Who was rung again in between has not heard of that ring, and had its end before; but for who came
 * in between and `wasShown` it.
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
