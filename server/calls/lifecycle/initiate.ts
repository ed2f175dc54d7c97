/** A new call: who rings, who is expected, who cannot come. It ends at once if nobody can. */
import type { CallType, EarlyMedia } from "../../protocol/call.ts";
import type { ChatId, SessionId } from "../../protocol/ids.ts";
import type { CallRecord, ParticipantRecord } from "../../store/calls/call-record.ts";
import type { Device } from "../call-service.ts";
import type { Member, Standing } from "../rules/policy.ts";
import { settle } from "./ending.ts";
import { ringWithin } from "./limit.ts";
import { ended, incoming, outgoing, rejected, ringing } from "./notices.ts";
import { type Change, partsAt, type Scene } from "./step.ts";

/** A person whom the call is for, as the policy has judged them. */
export interface Target {
  member: Member;
  standing: Standing;
  early: EarlyMedia;
}

/** A permitted call, with what it needs to begin. */
export interface Invitation {
  id: SessionId;
  chatId: ChatId;
  callType: CallType;
  by: Device;
  caller: Member;
  targets: Target[];
  ringTimeoutMs: number;
  chatEndsAt: number | null;
  /** The chat allows voice calls only. */
  voiceOnly?: boolean | undefined;
}

/** The call as it begins. */
export function initiate(invitation: Invitation, scene: Scene): Change {
  const { now } = scene;
  const { id, chatId, callType, by, caller, targets, chatEndsAt } = invitation;
  const called = targets.map(calledAs);
  const begun: CallRecord = {
    id,
    chatId,
    callType,
    callerId: caller.id,
    status: called.some(({ alerted }) => alerted) ? "ringing" : "initiating",
    endReason: null,
    endedBy: null,
    initiatedAt: now,
    startedAt: null,
    endedAt: null,
    ringDeadline: ringWithin(chatEndsAt, now + invitation.ringTimeoutMs),
    chatEndsAt,
    warnedAt: null,
    participants: [
      {
        ...person(caller),
        status: "joined",
        rejectReason: null,
        seat: by.connectionId,
        joinedAt: now,
        early: "hold",
        alerted: true,
      },
      ...called,
    ],
    ...(invitation.voiceOnly ? { voiceOnly: true } : {}),
    sequence: 0,
  };
  const record = settle(begun, { reason: "completed", endedBy: null }, now);
  const absent = called.flatMap(({ userId, rejectReason }) =>
    rejectReason === null ? [] : rejected(begun, userId, rejectReason)
  );
  const rung = partsAt(begun, "ringing").filter(({ alerted }) => alerted);
  return {
    ok: true,
    record,
    notices: [
      outgoing(begun, scene),
      ...rung.map(({ userId }) => incoming(userId, begun, scene)),
      ...(rung.length > 0 ? ringing(begun, scene) : []),
      ...absent,
      ...ended(record),
    ],
  };
}

/** A participant's initial state, given how the call reaches them. */
export function calledAs({ member, standing, early }: Target): ParticipantRecord {
  const alerted = standing === "rings";
  const base = { ...person(member), seat: null, joinedAt: null, early, alerted };
  switch (standing) {
    case "rings":
    case "expected":
      return { ...base, status: "ringing", rejectReason: null };
    case "offline":
    case "busy":
      return { ...base, status: standing, rejectReason: standing };
    case "unavailable":
      return { ...base, status: "rejected", rejectReason: standing };
  }
}

/** The fields every participant has before doing anything in the call. */
export function person({ id, name, picture }: Member) {
  return {
    userId: id,
    name,
    ...(picture === undefined ? {} : { picture }),
    leaseUntil: null,
    leftAt: null,
    leaveReason: null,
  };
}
