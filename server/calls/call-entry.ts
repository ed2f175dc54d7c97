/** The stored call as REST shows it to one of its participants. */
import type { UserId } from "../protocol/ids.ts";
import type { CallEntry } from "../protocol/rest.ts";
import {
  callQualityOf,
  type CallRecord,
  durationSecondsOf,
  type ParticipantRecord,
  partOf,
  readableCount,
} from "../store/calls/call-record.ts";
import { timestamp, timestampOrNull } from "./snapshot.ts";

/** The entry for a participant. Throws if the viewer has no part in the call. */
export function callEntryOf(record: CallRecord, viewer: UserId): CallEntry {
  const own = partOf(record, viewer);
  const caller = record.participants.find(({ userId }) => userId === record.callerId);
  if (!own || !caller) {
    throw new Error(
      `Cannot show the call as it lacks a participant: current value is ${record.id}`,
    );
  }
  return {
    id: record.id,
    chatId: record.chatId,
    callType: record.callType,
    status: record.status,
    isIncoming: record.callerId !== viewer,
    isOutgoing: record.callerId === viewer,
    caller: personOf(caller),
    participants: record.participants.map((participant) => ({
      ...personOf(participant),
      userStatus: participant.status,
      joinedAt: timestampOrNull(participant.joinedAt),
      leftAt: timestampOrNull(participant.leftAt),
    })),
    // Their devices did not ring, so to them the call is a missed one.
    userStatus: own.status === "busy" || own.status === "offline" ? "missed" : own.status,
    initiatedAt: timestamp(record.initiatedAt),
    startedAt: timestampOrNull(record.startedAt),
    endedAt: timestampOrNull(record.endedAt),
    duration: durationSecondsOf(record),
    endReason: record.endReason,
    messageCount: readableCount(record, own),
    quality: callQualityOf(record),
  };
}

function personOf({ userId, name, picture }: ParticipantRecord) {
  return { userId, name, ...(picture === undefined ? {} : { picture }) };
}
