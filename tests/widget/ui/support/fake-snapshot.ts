/** A call of two as the server describes it, built from the few values that tests of views vary. */
import type { CallSnapshot, CallType, Participant } from "../../../../server/protocol/call.ts";

export interface FakePerson {
  id: string;
  name: string;
  picture?: string;
}

/** The ids of the only call. */
export const CALL = { sessionId: "call", chatId: "chat" };
/** The time of every event. */
export const TIME = "2026-01-01T00:00:00.000Z";

export interface SnapshotOfTwo {
  callType: CallType;
  self: FakePerson;
  other: FakePerson;
  caller: FakePerson;
  /** The status of the person called. */
  status: "ringing" | "joined";
  /** Whole seconds since the answer. */
  elapsedSeconds: number;
}

export function snapshotOfTwo(
  { callType, self, other, caller, status, elapsedSeconds }: SnapshotOfTwo,
): CallSnapshot {
  const seat = ({ id, name, picture }: FakePerson): Participant => ({
    userId: id,
    name,
    ...(picture !== undefined && { picture }),
    userStatus: id === caller.id ? "joined" : status,
    joinedAt: null,
    muted: false,
    videoEnabled: callType === "video",
    screenEnabled: false,
    away: false,
  });
  return {
    ...CALL,
    callType,
    status: status === "joined" ? "active" : "ringing",
    callerId: caller.id,
    participants: [seat(self), seat(other)],
    initiatedAt: TIME,
    startedAt: status === "joined" ? TIME : null,
    elapsedMs: elapsedSeconds * 1000,
    expiresAt: null,
    expiresInMs: 0,
    early: "hold",
    seatConnectionId: null,
  };
}
