/**
 * A sample of each message that a server may send, for tests that compare several readers of the
 * protocol.
 */
import type { Ack, ServerEvent, Welcome } from "../../server/protocol/server-message.ts";
import type { CallSnapshot } from "../../server/protocol/call.ts";
import type { ScheduledCall } from "../../server/protocol/schedule.ts";

const TIME = "2026-01-31T09:30:00.000Z";
const inCall = { sessionId: "s1", chatId: "c1" };

const call: CallSnapshot = {
  ...inCall,
  callType: "video",
  status: "active",
  callerId: "ann",
  participants: [{
    userId: "ann",
    name: "Ann",
    picture: "https://example.com/ann.png",
    userStatus: "joined",
    joinedAt: TIME,
    muted: false,
    videoEnabled: true,
    screenEnabled: false,
    away: false,
  }, {
    userId: "ben",
    name: "Ben",
    userStatus: "ringing",
    joinedAt: null,
    muted: false,
    videoEnabled: false,
    screenEnabled: false,
    away: false,
  }, {
    userId: "cal",
    name: "Cal",
    userStatus: "joined",
    joinedAt: TIME,
    muted: true,
    videoEnabled: false,
    screenEnabled: false,
    away: true,
    awayReason: "connection-lost",
    invitedBy: "ann",
  }],
  initiatedAt: TIME,
  startedAt: TIME,
  elapsedMs: 1500,
  expiresAt: null,
  expiresInMs: 0,
  early: "hold",
  seatConnectionId: "k1",
  recording: { userId: "ann", state: "on", agreed: ["ann", "cal"], askedAt: TIME },
  messageCount: 2,
};
const message = { messageId: "m1", index: 1, userId: "ben", text: "At the gate", sentAt: TIME };

const ann = { userId: "ann", name: "Ann", picture: "https://example.com/ann.png" };
const scheduledCall: ScheduledCall = {
  id: "p1",
  chatId: "c1",
  callType: "video",
  title: "Fitting",
  startsAt: TIME,
  organizer: ann,
  participants: [ann, { userId: "ben", name: "Ben" }],
  isOrganizer: true,
};

const sender = { ...inCall, targetUserId: "ben", fromUserId: "ann", fromConnectionId: "k1" };

export const welcomes: Welcome[] = [{
  type: "welcome",
  user: { id: "ann", name: "Ann" },
  connectionId: "k1",
  resumeToken: "r1",
  resumed: false,
  calls: [call],
  chats: [{
    id: "c1",
    title: "A chat",
    calls: "video",
    members: [{ id: "ann", name: "Ann" }],
    endsAt: TIME,
  }],
  members: [{ id: "ben", reachable: true, callable: true }],
  missed: { count: 2, since: null },
  serverTime: TIME,
  tokenExpiresAt: TIME,
  maxParticipants: 6,
}];

export const acks: Ack[] = [
  { type: "ack", id: "1", success: true },
  { type: "ack", id: "1", success: true, message },
  { type: "ack", id: "1", success: true, messages: [message], hasMore: false },
  { type: "ack", id: "1", success: true, sessionId: "s1", accepted: true, call },
  {
    type: "ack",
    id: "2",
    success: true,
    config: {
      iceServers: [{ urls: ["turn:turn.example.com"], username: "u", credential: "c" }],
      iceTransportPolicy: "relay",
      media: {
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
        video: { width: 1280, height: 720, frameRate: 30 },
        videoMaxBitrate: 2_500_000,
      },
      quality: { reportIntervalMs: 10_000 },
      features: { messages: true, recording: false },
      timeouts: { ringMs: 30_000, seatLeaseMs: 30_000, connectMs: 30_000 },
    },
  },
  { type: "ack", id: "2", success: true, missed: { count: 0, since: TIME } },
  {
    type: "ack",
    id: "3",
    success: false,
    error: { code: "call-exists", message: "There is a call", sessionId: "s1" },
  },
];

export const events: ServerEvent[] = [
  {
    type: "call:incoming",
    ...inCall,
    callType: "voice",
    callerId: "ann",
    callerName: "Ann",
    callerAvatar: "https://example.com/ann.png",
    expiresAt: TIME,
    expiresInMs: 30_000,
    early: "connect",
    call,
  },
  {
    type: "call:incoming",
    ...inCall,
    callType: "voice",
    callerId: "ann",
    callerName: "Ann",
    expiresAt: TIME,
    expiresInMs: 30_000,
    early: "hold",
    invitedBy: "cal",
    call,
  },
  {
    type: "call:outgoing",
    ...inCall,
    callType: "voice",
    targetUserIds: ["ben"],
    expiresAt: TIME,
    expiresInMs: 30_000,
    call,
  },
  {
    type: "call:ringing",
    ...inCall,
    targetUserIds: ["ben"],
    devices: [{ userId: "ben", connectionId: "k2", early: "hold" }],
  },
  {
    type: "call:accepted",
    ...inCall,
    acceptedBy: "ben",
    connectionId: "k2",
    startedAt: TIME,
    call,
  },
  { type: "call:rejected", ...inCall, rejectedBy: "ben", reason: "busy" },
  { type: "call:missed", ...inCall, callerId: "ann" },
  { type: "call:timeout", ...inCall },
  {
    type: "call:ended",
    ...inCall,
    endedBy: null,
    reason: "no-answer",
    status: "missed",
    durationSeconds: 0,
  },
  { type: "call:answered-elsewhere", ...inCall },
  { type: "call:participant-joined", ...inCall, userId: "ben", call },
  { type: "call:participant-left", ...inCall, userId: "ben", reason: "left" },
  { type: "call:participant-away", ...inCall, userId: "ben" },
  { type: "call:participant-away", ...inCall, userId: "ben", reason: "changing-page" },
  { type: "call:participant-resumed", ...inCall, userId: "ben", connectionId: "k3" },
  { type: "call:participant-audio-toggle", ...inCall, userId: "ben", muted: true },
  { type: "call:participant-video-toggle", ...inCall, userId: "ben", enabled: true },
  { type: "call:participant-screen-toggle", ...inCall, userId: "ben", enabled: false },
  { type: "call:time-warning", ...inCall, endsAt: TIME, endsInMs: 60_000 },
  { type: "call:message", ...inCall, ...message },
  {
    type: "call:recording-changed",
    ...inCall,
    recording: { userId: "ann", state: "asking", agreed: ["ann"], askedAt: TIME },
  },
  {
    type: "call:recording-changed",
    ...inCall,
    recording: null,
    endedBy: "ben",
    reason: "declined",
  },
  { type: "call:recording-changed", ...inCall, recording: null, reason: "gone" },
  { type: "webrtc:offer", ...sender, offer: { type: "offer", sdp: "v=0" } },
  { type: "webrtc:answer", ...sender, answer: { type: "answer", sdp: "v=0" } },
  {
    type: "webrtc:ice-candidate",
    ...sender,
    candidate: [{
      candidate: "candidate:1",
      sdpMid: "0",
      sdpMLineIndex: 0,
      usernameFragment: null,
    }],
  },
  { type: "webrtc:ice-candidate", ...sender, candidate: { candidate: "candidate:1" } },
  { type: "webrtc:ice-candidate", ...sender, candidate: null },
  { type: "calls:seen", count: 0, since: TIME },
  { type: "schedule:changed", scheduledId: "p1", scheduledCall },
  { type: "schedule:changed", scheduledId: "p1", scheduledCall: null },
  { type: "schedule:due", scheduledCall },
  {
    type: "chat:changed",
    chatId: "c1",
    chat: { id: "c1", calls: "voice", members: [{ id: "ann", name: "Ann" }], endsAt: null },
  },
  { type: "chat:changed", chatId: "c1", chat: null },
  {
    type: "chat:call",
    chatId: "c1",
    running: { sessionId: "s1", callType: "video", userIds: ["ann", "ben"] },
  },
  { type: "chat:call", chatId: "c1", running: null },
  { type: "presence:changed", members: [{ id: "ben", reachable: false, callable: true }] },
  { type: "server:goaway", reconnectAfterMs: 500 },
  { type: "error", code: "malformed", message: "not JSON", re: "call:end" },
];
