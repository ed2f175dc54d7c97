/** Builds the events of a call from its record, for those who should get them. */
import type { ServerEvent } from "../../protocol/server-message.ts";
import type {
  CallSnapshot,
  CallStatus,
  EndReason,
  LeaveReason,
  RejectReason,
} from "../../protocol/call.ts";
import type { UserId } from "../../protocol/ids.ts";
import {
  type CallRecord,
  durationSecondsOf,
  type ParticipantRecord,
  partOf,
} from "../../store/calls/call-record.ts";
import type { Device, Notice } from "../call-service.ts";
import { expiresInMs, snapshotOf, timestamp } from "../snapshot.ts";
import { partsAt, type Scene } from "./step.ts";

/** The fields of every event about a call. */
export function inCall({ id, chatId }: CallRecord) {
  return { sessionId: id, chatId };
}

/** The same message for each of these people, on all their devices. */
export function tell(people: Iterable<{ userId: UserId }>, message: ServerEvent): Notice[] {
  return Array.from(people, ({ userId }) => ({ userId, message }));
}

/** Everybody the call still concerns (in it or rung), except `but`. */
export function following(record: CallRecord, but?: UserId): ParticipantRecord[] {
  return record.participants.filter(({ userId, alerted, status }) =>
    alerted && userId !== but && (status === "joined" || status === "ringing")
  );
}

/** The call as this person sees it. */
export function seenBy(userId: UserId, record: CallRecord, scene: Scene): CallSnapshot {
  return snapshotOf(record, userId, scene.flagsOf, scene.now);
}

/** To the caller's devices: the call has been placed. */
export function outgoing(record: CallRecord, scene: Scene): Notice {
  const { callerId, callType } = record;
  const targets = record.participants.filter(({ userId }) => userId !== callerId);
  return {
    userId: callerId,
    message: {
      type: "call:outgoing",
      ...inCall(record),
      callType,
      targetUserIds: targets.map(({ userId }) => userId),
      expiresAt: timestamp(record.ringDeadline ?? scene.now),
      expiresInMs: expiresInMs(record.ringDeadline, scene.now),
      call: seenBy(callerId, record, scene),
    },
  };
}

/** To everybody in the call: somebody in it has invited these people. */
export function inviting(record: CallRecord, targetUserIds: UserId[], scene: Scene): Notice[] {
  return partsAt(record, "joined").map(({ userId }) => {
    const call = seenBy(userId, record, scene);
    return {
      userId,
      message: {
        type: "call:outgoing",
        ...inCall(record),
        callType: record.callType,
        targetUserIds,
        expiresAt: call.expiresAt ?? timestamp(scene.now),
        expiresInMs: call.expiresInMs,
        call,
      },
    };
  });
}

/** To a target's devices: incoming call. */
export function incoming(userId: UserId, record: CallRecord, scene: Scene): Notice {
  const caller = record.participants[0];
  const invitedBy = partOf(record, userId)?.invitedBy;
  const call = seenBy(userId, record, scene);
  return {
    userId,
    message: {
      type: "call:incoming",
      ...inCall(record),
      callType: record.callType,
      callerId: caller.userId,
      callerName: caller.name,
      ...(caller.picture === undefined ? {} : { callerAvatar: caller.picture }),
      expiresAt: call.expiresAt ?? timestamp(scene.now),
      expiresInMs: call.expiresInMs,
      early: call.early,
      ...(invitedBy === undefined ? {} : { invitedBy }),
      call,
    },
  };
}

/** To everybody in the call: who rings now. Only the caller gets the devices, to address them. */
export function ringing(record: CallRecord, scene: Scene): Notice[] {
  const ring = partsAt(record, "ringing").filter(({ alerted }) => alerted);
  const devices = ring.flatMap(({ userId, early }) =>
    scene.connectionsOf(userId).map((connectionId) => ({ userId, connectionId, early }))
  );
  return partsAt(record, "joined").map(({ userId }) => ({
    userId,
    message: {
      type: "call:ringing",
      ...inCall(record),
      targetUserIds: ring.map((one) => one.userId),
      devices: userId === record.callerId ? devices : [],
      call: seenBy(userId, record, scene),
    },
  }));
}

/** To the caller and whoever is in the call: this person will not come. */
export function rejected(record: CallRecord, userId: UserId, reason: RejectReason): Notice[] {
  return tell(partsAt(record, "joined"), {
    type: "call:rejected",
    ...inCall(record),
    rejectedBy: userId,
    reason,
  });
}

/** To the others, and to the other devices of the person: they have left, and the call goes on. */
export function left(record: CallRecord, userId: UserId, reason: LeaveReason): Notice[] {
  return tell([{ userId }, ...following(record, userId)], {
    type: "call:participant-left",
    ...inCall(record),
    userId,
    reason,
  });
}

/** To those who were ringing in `before` and stopped without answering: you missed a call. */
export function missed(before: CallRecord, after: CallRecord): Notice[] {
  const rang = new Set(partsAt(before, "ringing").map(({ userId }) => userId));
  const late = after.participants.filter(({ userId, status, alerted }) =>
    rang.has(userId) && alerted && (status === "missed" || status === "left")
  );
  return tell(late, {
    type: "call:missed",
    ...inCall(after),
    callerId: after.callerId,
  });
}

/** To everybody in the call: the chat's own limit is near. */
export function timeWarning(record: CallRecord, chatEndsAt: number, { now }: Scene): Notice[] {
  return tell(partsAt(record, "joined"), {
    type: "call:time-warning",
    ...inCall(record),
    endsAt: timestamp(chatEndsAt),
    endsInMs: Math.max(0, chatEndsAt - now),
  });
}

/** The time warning for a device that takes a seat after it was sent: a new page, or a newcomer. */
export function lateTimeWarning(record: CallRecord, by: Device, scene: Scene): Notice[] {
  const { chatEndsAt, warnedAt } = record;
  if (chatEndsAt === null || warnedAt === null) return [];
  return timeWarning(record, chatEndsAt, scene)
    .filter(({ userId }) => userId === by.userId)
    .map((notice) => ({ ...notice, only: by.connectionId }));
}

/** The end of the call for people who did not answer, while it goes on without them. */
export function overFor(
  people: Iterable<{ userId: UserId }>,
  record: CallRecord,
  ending: { status: CallStatus; reason: EndReason; endedBy: UserId | null },
): Notice[] {
  return tell(people, { type: "call:ended", ...inCall(record), ...ending, durationSeconds: 0 });
}

/** To everybody who knows of the call: it is over. Empty while it is not. */
export function ended(record: CallRecord): Notice[] {
  if (record.endReason === null) return [];
  const knowing = record.participants.filter(({ alerted }) => alerted);
  return tell(knowing, {
    type: "call:ended",
    ...inCall(record),
    endedBy: record.endedBy,
    reason: record.endReason,
    status: record.status,
    durationSeconds: durationSecondsOf(record),
  });
}
