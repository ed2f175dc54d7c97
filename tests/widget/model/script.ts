/** The events of a call between Ann and Ben, as the machine receives them. */
import { DEFAULT_CONFIG } from "../../../server/protocol/default-config.ts";
import type { CallSnapshot, Participant } from "../../../server/protocol/call.ts";
import type { CallConfig } from "../../../server/protocol/call-config.ts";
import type { Welcome } from "../../../server/protocol/server-message.ts";
import type { CallEvent, SuccessfulAck } from "../../../widget/model/call-event.ts";
import type { DeviceErrorType, DeviceKind } from "../../../widget/model/call-failure.ts";

export const SESSION = "call-1";
export const CHAT = "chat-1";
export const call = { sessionId: SESSION, chatId: CHAT };
const TIME = "2026-01-31T12:00:00.000Z";

export const person = (
  userId: string,
  userStatus: Participant["userStatus"],
  change: Partial<Participant> = {},
): Participant => ({
  userId,
  name: userId,
  userStatus,
  joinedAt: userStatus === "joined" ? TIME : null,
  muted: false,
  videoEnabled: false,
  screenEnabled: false,
  away: false,
  ...change,
});

export const snapshotOf = (change: Partial<CallSnapshot> = {}): CallSnapshot => ({
  ...call,
  callType: "voice",
  status: "ringing",
  callerId: "ann",
  participants: [person("ann", "joined"), person("ben", "ringing")],
  initiatedAt: TIME,
  startedAt: null,
  elapsedMs: 0,
  expiresAt: TIME,
  expiresInMs: 30_000,
  early: "hold",
  seatConnectionId: null,
  ...change,
});

export const answered = (change: Partial<CallSnapshot> = {}): CallSnapshot =>
  snapshotOf({
    status: "active",
    participants: [person("ann", "joined"), person("ben", "joined")],
    startedAt: TIME,
    elapsedMs: 500,
    expiresAt: null,
    expiresInMs: 0,
    ...change,
  });

export const config: CallConfig = DEFAULT_CONFIG;

export const welcome = (change: Partial<Welcome> = {}): Welcome => ({
  type: "welcome",
  user: { id: "ann", name: "Ann" },
  connectionId: "connection-ann",
  resumeToken: "resume-1",
  resumed: false,
  calls: [],
  chats: [],
  members: [],
  missed: { count: 0, since: null },
  serverTime: TIME,
  tokenExpiresAt: "2026-01-31T13:00:00.000Z",
  ...change,
});

export const initiate = (callType: "voice" | "video" = "voice"): CallEvent => ({
  type: "initiate",
  chatId: CHAT,
  callType,
  people: [{ id: "ben", name: "Ben" }],
});

export const opened = (microphone = true, camera = false): CallEvent => ({
  type: "media.opened",
  stream: new MediaStream(),
  microphone,
  camera,
  failures: [],
});

/** A device has come or gone. */
export const changed = (microphone: boolean, camera: boolean): CallEvent => ({
  type: "media.changed",
  stream: new MediaStream(),
  microphone,
  camera,
});

export const failure = (device: DeviceKind, type: DeviceErrorType = "permissions") =>
  ({ kind: "device", device, type }) as const;

export const acked = (
  re: Extract<CallEvent, { type: "signaling.acked" }>["re"],
  ack: Partial<SuccessfulAck> = {},
): CallEvent => ({
  type: "signaling.acked",
  re,
  ack: { type: "ack", id: "1", success: true, ...ack },
  receivedAtMs: 1_000,
});

export const refused = (
  re: Extract<CallEvent, { type: "signaling.refused" }>["re"],
  code: string,
): CallEvent => ({ type: "signaling.refused", re, code, message: `refused: ${code}` });

export const initiated = acked("call:initiate", { sessionId: SESSION, call: snapshotOf() });

export const ringing = (...connectionIds: string[]): CallEvent => ({
  type: "call:ringing",
  ...call,
  targetUserIds: ["ben"],
  devices: connectionIds.map((connectionId) => ({ userId: "ben", connectionId, early: "hold" })),
  receivedAtMs: 1_000,
});

export const accepted = (snapshot = answered()): CallEvent => ({
  type: "call:accepted",
  ...call,
  acceptedBy: "ben",
  connectionId: "phone",
  startedAt: TIME,
  call: snapshot,
  receivedAtMs: 2_000,
});

export const incoming = (snapshot = snapshotOf()): CallEvent => ({
  type: "call:incoming",
  ...call,
  callType: snapshot.callType,
  callerId: "ann",
  callerName: "Ann",
  expiresAt: TIME,
  expiresInMs: 30_000,
  early: "hold",
  call: snapshot,
  receivedAtMs: 1_000,
});

export const ended = (
  reason: Extract<CallEvent, { type: "call:ended" }>["reason"] = "completed",
  change: { sessionId?: string; durationSeconds?: number; endedBy?: string | null } = {},
): CallEvent => ({
  type: "call:ended",
  ...call,
  reason,
  status: "ended",
  endedBy: "ben",
  durationSeconds: 0,
  receivedAtMs: 3_000,
  ...change,
});

export const restored = (calls: CallSnapshot[], resumed = false): CallEvent => ({
  type: "signaling.restored",
  welcome: welcome({ calls, resumed }),
  receivedAtMs: 5_000,
});
