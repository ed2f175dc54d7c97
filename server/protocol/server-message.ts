/** All messages the server sends over `/signal`. Clients validate, the server uses the types. */
import * as z from "zod/mini";
import {
  AwayReason,
  CallSnapshot,
  CallStatus,
  CallType,
  EarlyMedia,
  EndReason,
  LeaveReason,
  Missed,
  RejectReason,
  RingingDevice,
} from "./call.ts";
import { CallConfig } from "./call-config.ts";
import { CallMessage } from "./call-message.ts";
import { AttachedChat, MemberPresence, RunningCall } from "./chat.ts";
import { WebrtcAnswer, WebrtcIceCandidate, WebrtcOffer } from "./client-message.ts";
import {
  ChatId,
  ConnectionId,
  DisplayName,
  Picture,
  SessionId,
  Timestamp,
  UserId,
  WholeNumber,
} from "./ids.ts";
import { Recording, RecordingEnd } from "./recording.ts";
import { ScheduledCall, ScheduledId } from "./schedule.ts";

const inCall = { sessionId: SessionId, chatId: ChatId };
/** A participant's media, on or off. */
const switched = { ...inCall, userId: UserId, enabled: z.boolean() };

export const Welcome = z.strictObject({
  type: z.literal("welcome"),
  user: z.strictObject({ id: UserId, name: DisplayName, picture: z.optional(Picture) }),
  connectionId: ConnectionId,
  resumeToken: z.string(),
  /** Whether the connection took over the seat of the resume token it presented. */
  resumed: z.boolean(),
  calls: z.array(CallSnapshot),
  chats: z.array(AttachedChat),
  members: z.array(MemberPresence),
  missed: Missed,
  serverTime: Timestamp,
  /** When this connection's token expires. */
  tokenExpiresAt: Timestamp,
  /** How many people a call holds: in a larger chat, the caller must name whom to call. */
  maxParticipants: z.optional(WholeNumber),
});
export type Welcome = z.infer<typeof Welcome>;

const ErrorBody = z.strictObject({
  code: z.string(),
  message: z.string(),
  /** With `call-exists`: the live call, for `call:join`. */
  sessionId: z.optional(SessionId),
});

/** The answer to a request with an `id`; its optional fields depend on the request. */
export const Ack = z.discriminatedUnion("success", [
  z.strictObject({
    type: z.literal("ack"),
    id: z.string(),
    success: z.literal(true),
    sessionId: z.optional(SessionId),
    /** `call:initiate` answered a call that was ringing for this person. */
    accepted: z.optional(z.boolean()),
    config: z.optional(CallConfig),
    call: z.optional(CallSnapshot),
    chat: z.optional(AttachedChat),
    members: z.optional(z.array(MemberPresence)),
    tokenExpiresAt: z.optional(Timestamp),
    missed: z.optional(Missed),
    message: z.optional(CallMessage),
    messages: z.optional(z.array(CallMessage)),
    /** Whether there are more `messages` after these. */
    hasMore: z.optional(z.boolean()),
  }),
  z.strictObject({
    type: z.literal("ack"),
    id: z.string(),
    success: z.literal(false),
    error: ErrorBody,
  }),
]);
export type Ack = z.infer<typeof Ack>;

const sender = { fromUserId: UserId, fromConnectionId: ConnectionId };

/** All messages except `welcome` and `ack`. */
export const ServerEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("call:incoming"),
    ...inCall,
    callType: CallType,
    callerId: UserId,
    callerName: DisplayName,
    callerAvatar: z.optional(Picture),
    expiresAt: Timestamp,
    expiresInMs: WholeNumber,
    early: EarlyMedia,
    /** Who in the running call invites; absent if the caller rings. */
    invitedBy: z.optional(UserId),
    /** The whole call, so that a device can show a group and follow it later. */
    call: CallSnapshot,
  }),
  /** To the caller; and to everybody in the call when one of them invites more people. */
  z.strictObject({
    type: z.literal("call:outgoing"),
    ...inCall,
    callType: CallType,
    targetUserIds: z.array(UserId),
    expiresAt: Timestamp,
    expiresInMs: WholeNumber,
    call: CallSnapshot,
  }),
  /** To everybody in the call: who rings now. Only the caller gets `devices`, to send offers to. */
  z.strictObject({
    type: z.literal("call:ringing"),
    ...inCall,
    targetUserIds: z.array(UserId),
    devices: z.array(RingingDevice),
    /** The whole call, which shows what became of those who stopped ringing. */
    call: z.optional(CallSnapshot),
  }),
  z.strictObject({
    type: z.literal("call:accepted"),
    ...inCall,
    acceptedBy: UserId,
    connectionId: ConnectionId,
    startedAt: Timestamp,
    /** The call after the accept. */
    call: CallSnapshot,
  }),
  z.strictObject({
    type: z.literal("call:rejected"),
    ...inCall,
    rejectedBy: UserId,
    reason: RejectReason,
  }),
  z.strictObject({ type: z.literal("call:missed"), ...inCall, callerId: UserId }),
  z.strictObject({ type: z.literal("call:timeout"), ...inCall }),
  z.strictObject({
    type: z.literal("call:ended"),
    ...inCall,
    endedBy: z.nullable(UserId),
    reason: EndReason,
    status: CallStatus,
    /** Whole seconds between answer and end; 0 if nobody answered. */
    durationSeconds: WholeNumber,
  }),
  z.strictObject({ type: z.literal("call:answered-elsewhere"), ...inCall }),
  z.strictObject({
    type: z.literal("call:participant-joined"),
    ...inCall,
    userId: UserId,
    call: CallSnapshot,
  }),
  z.strictObject({
    type: z.literal("call:participant-left"),
    ...inCall,
    userId: UserId,
    reason: LeaveReason,
  }),
  z.strictObject({
    type: z.literal("call:participant-away"),
    ...inCall,
    userId: UserId,
    /** May be sent twice: a lost connection can turn out to be a page change. */
    reason: z.optional(AwayReason),
  }),
  z.strictObject({
    type: z.literal("call:participant-resumed"),
    ...inCall,
    userId: UserId,
    connectionId: ConnectionId,
  }),
  z.strictObject({
    type: z.literal("call:participant-audio-toggle"),
    ...inCall,
    userId: UserId,
    muted: z.boolean(),
  }),
  z.strictObject({ type: z.literal("call:participant-video-toggle"), ...switched }),
  z.strictObject({ type: z.literal("call:participant-screen-toggle"), ...switched }),
  z.strictObject({
    type: z.literal("call:time-warning"),
    ...inCall,
    endsAt: Timestamp,
    endsInMs: WholeNumber,
  }),
  z.extend(CallMessage, { type: z.literal("call:message"), ...inCall }),
  /** The recording's current state; null once it has ended, with the reason and who ended it. */
  z.strictObject({
    type: z.literal("call:recording-changed"),
    ...inCall,
    recording: z.nullable(Recording),
    endedBy: z.optional(UserId),
    reason: z.optional(RecordingEnd),
  }),
  z.extend(WebrtcOffer, sender),
  z.extend(WebrtcAnswer, sender),
  z.extend(WebrtcIceCandidate, sender),
  /** To this person's other connections: the missed calls were seen on one of them. */
  z.extend(Missed, { type: z.literal("calls:seen") }),
  /** A chat of this connection has changed; null if the connection no longer holds it. */
  z.strictObject({
    type: z.literal("chat:changed"),
    chatId: ChatId,
    chat: z.nullable(AttachedChat),
  }),
  /** One of this person's scheduled calls is new or changed; null if called off, left or begun. */
  z.strictObject({
    type: z.literal("schedule:changed"),
    scheduledId: ScheduledId,
    scheduledCall: z.nullable(ScheduledCall),
  }),
  /** It begins, or began a short while ago: somebody has to start it. */
  z.strictObject({ type: z.literal("schedule:due"), scheduledCall: ScheduledCall }),
  /** The call that others have in a chat of this connection; null if there is none to join. */
  z.strictObject({
    type: z.literal("chat:call"),
    chatId: ChatId,
    running: z.nullable(RunningCall),
  }),
  z.strictObject({ type: z.literal("presence:changed"), members: z.array(MemberPresence) }),
  z.strictObject({ type: z.literal("server:goaway"), reconnectAfterMs: WholeNumber }),
  z.strictObject({
    type: z.literal("error"),
    code: z.string(),
    message: z.string(),
    /** The `type` of the refused message. */
    re: z.optional(z.string()),
  }),
]);
export type ServerEvent = z.infer<typeof ServerEvent>;
