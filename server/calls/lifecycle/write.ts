/** A message that somebody in a call writes to the others. */
import type { CallMessage } from "../../protocol/call-message.ts";
import { CALL_MESSAGES_MAX, REPEATABLE_MESSAGES } from "../../protocol/limits.ts";
import type { UserId } from "../../protocol/ids.ts";
import { type CallRecord, hasRoomForAll, partOf } from "../../store/calls/call-record.ts";
import type { MessageRecord } from "../../store/calls/message-store.ts";
import type { Device, Writing } from "../call-service.ts";
import { timestamp } from "../snapshot.ts";
import { inCall, tell } from "./notices.ts";
import { livePartOf, partsAt, refuse, type Scene, type Step, unchanged, withPart } from "./step.ts";

/**
 * Adds a message to the call, from any device of somebody in it. Sending one of their newest
 * messages again, because the answer was lost, has no further effect.
 */
export function write(record: CallRecord, by: Device, writing: Writing, scene: Scene): Step {
  const { userId } = by;
  if (writtenBefore(record, userId, writing.messageId)) return unchanged(record);
  const part = livePartOf(record, userId);
  if ("ok" in part) return part;
  if (part.status !== "joined") {
    return refuse(
      "not-in-call",
      `Only people in the call can write: your status is ${part.status}`,
    );
  }
  if (record.startedAt === null) {
    return refuse("too-early", "Nobody has answered yet, so nobody could read it");
  }
  const { messageCount = 0 } = record;
  if (messageCount >= CALL_MESSAGES_MAX) {
    return refuse("too-many-messages", `A call holds at most ${CALL_MESSAGES_MAX} messages`);
  }
  const index = messageCount + 1;
  const message = { ...writing, userId, index, sentAt: scene.now };
  const lastMessages = [...part.lastMessages ?? [], { messageId: writing.messageId, index }]
    // All that is known of a call's people has to fit in one store value.
    .slice(hasRoomForAll(record) ? -REPEATABLE_MESSAGES : -1);
  const notices = tell(partsAt(record, "joined"), {
    type: "call:message",
    ...inCall(record),
    ...messageOnWire(message),
  });
  return {
    ok: true,
    record: { ...withPart(record, userId, { lastMessages }), messageCount: index },
    notices: notices.map((notice) =>
      notice.userId === userId ? { ...notice, except: by.connectionId } : notice
    ),
    written: message,
  };
}

/** The message that somebody wrote under this id, if it is one of their newest. */
export function writtenBefore(
  record: CallRecord,
  userId: UserId,
  messageId: string,
): { index: number } | undefined {
  return partOf(record, userId)?.lastMessages?.find((one) => one.messageId === messageId);
}

/** A message in its wire format. */
export function messageOnWire({ sentAt, ...message }: MessageRecord): CallMessage {
  return { ...message, sentAt: timestamp(sentAt) };
}
