/** The call as the machine keeps it, and the pure steps that bring it up to date. */
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
  /** Who is rung, before the server has named the participants. */
  people: Person[];
  participants: Participant[];
  /** The answer on the page's monotonic clock (ms), for the timer; null before it. */
  answeredAtMs: number | null;
  /** How far the callee's link may come while it rings. */
  early: EarlyMedia;
  /** How long it would still ring when the server last spoke of it, in milliseconds. */
  ringMs: number;
  /** What somebody records of it or asks to, as far as anybody does. */
  recording?: Recording | null | undefined;
  /** The server's last word on that, with what ended it where it is over. */
  recordingNews?: {
    endedBy?: UserId | undefined;
    reason?: RecordingEnd | undefined;
    /** On the page's monotonic clock. */
    receivedAtMs: number;
  };
  /** How many messages were written in it when the server last spoke of it; absent where none was. */
  messageCount?: number | undefined;
  /** Its chat allowed voices alone when it began. */
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

/** A call as the server describes it; `receivedAtMs` is when that came, on the monotonic clock. */
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

/** A call that this person comes into of their own accord; who is in it, the server says with the seat. */
export function joinedCall(
  callerId: UserId,
  { chatId, sessionId, callType }: Pick<LiveCall, "chatId" | "callType"> & { sessionId: SessionId },
): LiveCall {
  const unknown = outgoingCall(callerId, { chatId, callType, people: [] });
  return { ...unknown, sessionId, direction: "incoming" };
}

/** A call that was placed by video, or by voice and this person sits in it where somebody is seen. */
function hasPictures(selfId: UserId, { callType, participants }: CallSnapshot): boolean {
  const isIn = participants.some(({ userId, userStatus }) =>
    userId === selfId && userStatus === "joined"
  );
  return callType === "video" || (isIn && participants.some(({ videoEnabled }) => videoEnabled));
}

/** Replaces what one participant shows; everybody else stays the same object. */
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

/** Those who hold a seat now. */
function joinedParticipants(call: LiveCall): Participant[] {
  return call.participants.filter((participant) => participant.userStatus === "joined");
}

/** The others who hold seats now. */
export function joinedOthers(selfId: UserId, call: LiveCall): Participant[] {
  return joinedParticipants(call).filter(({ userId }) => userId !== selfId);
}

/** Whoever else sits in the call, and which side gives way: that of who was in it earlier. */
export function peopleToMeet(selfId: UserId, call: LiveCall) {
  const since = ({ joinedAt, userId }: Participant) => `${joinedAt} ${userId}`;
  const mine = joinedParticipants(call).filter(({ userId }) => userId === selfId).map(since)[0] ??
    "";
  return joinedOthers(selfId, call)
    .map((one) => ({ userId: one.userId, isPolite: mine < since(one) }));
}

/** Whether this snapshot rings for the person and no device of theirs has taken it. */
export function ringsFor(selfId: UserId, snapshot: CallSnapshot): boolean {
  return snapshot.participants.some((participant) =>
    participant.userId === selfId && participant.userStatus === "ringing"
  );
}
