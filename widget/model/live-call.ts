/** The call as the machine keeps it, and the pure functions that update it. */
import type {
  CallSnapshot,
  CallType,
  EarlyMedia,
  EndReason,
  Participant,
} from "../../server/protocol/call.ts";
import type { ChatId, SessionId, UserId } from "../../server/protocol/ids.ts";
import type { Recording, RecordingEnd } from "../../server/protocol/recording.ts";
import type { Person } from "./call-event.ts";

export interface LiveCall {
  /** Null until the server has the call. */
  sessionId: SessionId | null;
  chatId: ChatId;
  callType: CallType;
  direction: "outgoing" | "incoming";
  callerId: UserId;
  /** Whom this page rings, until the server has named the participants. */
  people: Person[];
  participants: Participant[];
  /** When the call was answered, on the page's monotonic clock (ms); null before the answer. */
  answeredAtMs: number | null;
  /** How far the callee's link may be set up while it rings. */
  early: EarlyMedia;
  /** How long it would still ring, in milliseconds, as of the server's last message. */
  ringMs: number;
  /** The recording that somebody makes or asks for, if any. */
  recording?: Recording | null | undefined;
  /** The server's last news of it, with what ended it if it is over. */
  recordingNews?: {
    endedBy?: UserId | undefined;
    reason?: RecordingEnd | undefined;
    /** On the page's monotonic clock. */
    receivedAtMs: number;
  };
  /** How many messages it held as of the server's last message; absent if none. */
  messageCount?: number | undefined;
  /** Its chat allowed only voice calls when it began. */
  voiceOnly?: true | undefined;
}

/** How a call ended, as far as this page knows; `answered-elsewhere` is true of this page only. */
export interface CallEnding {
  reason: EndReason | "answered-elsewhere";
  /** Whole seconds from answer to end, by the server's clock. */
  durationSeconds: number;
  endedBy: UserId | null;
}

export function outgoingCall(
  selfId: UserId,
  request: { chatId: ChatId; callType: CallType; people: Person[] },
): LiveCall {
  return {
    sessionId: null,
    chatId: request.chatId,
    callType: request.callType,
    direction: "outgoing",
    callerId: selfId,
    people: request.people,
    participants: [],
    answeredAtMs: null,
    early: "hold",
    ringMs: 0,
  };
}

/** The call from a snapshot that arrived at `receivedAtMs` on the page's monotonic clock. */
export function callFromSnapshot(
  selfId: UserId,
  snapshot: CallSnapshot,
  receivedAtMs: number,
): LiveCall {
  return {
    sessionId: snapshot.sessionId,
    chatId: snapshot.chatId,
    callType: hasPictures(selfId, snapshot) ? "video" : "voice",
    direction: snapshot.callerId === selfId ? "outgoing" : "incoming",
    callerId: snapshot.callerId,
    people: [],
    participants: snapshot.participants,
    answeredAtMs: snapshot.startedAt === null ? null : receivedAtMs - snapshot.elapsedMs,
    early: snapshot.early,
    ringMs: snapshot.expiresInMs,
    recording: snapshot.recording,
    messageCount: snapshot.messageCount,
    voiceOnly: snapshot.voiceOnly,
  };
}

/** A call that this person joins unasked. The server says who is in it when it grants the seat. */
export function joinedCall(
  callerId: UserId,
  { chatId, sessionId, callType }: Pick<LiveCall, "chatId" | "callType"> & { sessionId: SessionId },
): LiveCall {
  const unknown = outgoingCall(callerId, { chatId, callType, people: [] });
  return { ...unknown, sessionId, direction: "incoming" };
}

/** Whether it is a video call: placed as one, or this person is in it and a camera is on. */
function hasPictures(selfId: UserId, { callType, participants }: CallSnapshot): boolean {
  const isIn = hasJoined(selfId, participants);
  return callType === "video" || (isIn && participants.some(({ videoEnabled }) => videoEnabled));
}

/** Changes one participant; the others stay the same objects. */
export function withParticipant<Call extends { participants: Participant[] }>(
  call: Call,
  userId: UserId,
  change: Partial<Participant>,
): Call {
  return {
    ...call,
    participants: call.participants.map((participant) =>
      participant.userId === userId ? { ...participant, ...change } : participant
    ),
  };
}

/** The participants who hold a seat now. */
function joinedParticipants(call: LiveCall): Participant[] {
  return call.participants.filter((participant) => participant.userStatus === "joined");
}

/** Whether this person holds a seat, on whichever device. */
export function hasJoined(selfId: UserId, participants: readonly Participant[]): boolean {
  return participants.some(({ userId, userStatus }) =>
    userId === selfId && userStatus === "joined"
  );
}

/** Whether this person is in the answered call; an answered group call may still ring for them. */
export function isSeatedIn(selfId: UserId, call: LiveCall): boolean {
  return call.answeredAtMs !== null && hasJoined(selfId, call.participants);
}

/** The other people who hold a seat now. */
export function joinedOthers(selfId: UserId, call: LiveCall): Participant[] {
  return joinedParticipants(call).filter(({ userId }) => userId !== selfId);
}

/** The others in the call; towards each, the side that joined earlier is the polite one. */
export function peopleToMeet(selfId: UserId, call: LiveCall) {
  const since = ({ joinedAt, userId }: Participant) => `${joinedAt} ${userId}`;
  const mine = joinedParticipants(call).filter(({ userId }) => userId === selfId).map(since)[0] ??
    "";
  return joinedOthers(selfId, call)
    .map((one) => ({ userId: one.userId, isPolite: mine < since(one) }));
}

/** Whether the call rings for this person and none of their devices has answered it. */
export function ringsFor(selfId: UserId, snapshot: CallSnapshot): boolean {
  return snapshot.participants.some((participant) =>
    participant.userId === selfId && participant.userStatus === "ringing"
  );
}
