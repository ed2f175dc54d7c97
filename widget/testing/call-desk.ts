/**
 * The one chat of a test and its calls. The real server's functions decide what a command does;
 * this file only finds the call for them and notifies the people concerned.
 */
import type { Chat, Device, Refusal, Writing } from "../../server/calls/call-service.ts";
import { fallDue } from "../../server/calls/lifecycle/fall-due.ts";
import { initiate, type Target } from "../../server/calls/lifecycle/initiate.ts";
import { invite, join } from "../../server/calls/lifecycle/join.ts";
import { changeLimit } from "../../server/calls/lifecycle/limit.ts";
import { following, inCall, seenBy, tell } from "../../server/calls/lifecycle/notices.ts";
import { withConsents } from "../../server/calls/lifecycle/recording.ts";
import { write } from "../../server/calls/lifecycle/write.ts";
import { type Act, type Change, refuse, type Scene } from "../../server/calls/lifecycle/step.ts";
import {
  inviteesOf,
  type Member,
  memberOf,
  refusalOf,
  targetsOf,
} from "../../server/calls/rules/policy.ts";
import { freshFlags, type MediaFlags } from "../../server/calls/snapshot.ts";
import type { CallSnapshot, CallType } from "../../server/protocol/call.ts";
import { DEFAULT_CONFIG } from "../../server/protocol/default-config.ts";
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { RunningCall } from "../../server/protocol/chat.ts";
import type { ChatId, ConnectionId, SessionId, UserId } from "../../server/protocol/ids.ts";
import type { ServerEvent } from "../../server/protocol/server-message.ts";
import { type CallRecord, isLive } from "../../server/store/calls/call-record.ts";
import { createMessageLedger, type MessageLedger } from "./message-ledger.ts";
import { type CallLedger, createCallLedger } from "./call-ledger.ts";
import { type ChangeWatch, createChangeWatch } from "./change-watch.ts";
import { createPeopleStanding, type PeopleStanding } from "./people-standing.ts";

export const RING_MS = 30_000;
/** How long a seat is kept for somebody whose connection is lost. */
export const LEASE_MS = DEFAULT_CONFIG.timeouts.seatLeaseMs;
export const PARTICIPANTS_MAX = 6;

/** The result of a command. */
export type Outcome = { ok: true; call: CallSnapshot } | Refusal;

type Hearing = (message: ServerEvent) => void;

export interface CallDesk
  extends Pick<ChangeWatch, "follow" | "until">, Omit<CallLedger, "put">, PeopleStanding {
  readonly chat: Chat;
  /** Sets the chat's time limit (epoch ms), as the host does. */
  setLimit(endsAt: number): void;
  connect(device: Device, hear: Hearing): void;
  disconnect(device: Device): void;
  connectionsOf(userId: UserId): ConnectionId[];
  begin(by: Device, request: { callType: CallType; targetUserIds?: UserId[] }): Outcome;
  /** Joins an existing call. */
  join(by: Device, id: SessionId): Outcome;
  /** Rings more people into the call. */
  invite(by: Device, id: SessionId, userIds: UserId[]): Outcome;
  /** Runs a command on the call of this id. */
  act(by: Device, id: SessionId, command: Act): Outcome;
  /** Stores what somebody sends (voice, camera, screen), and tells the others. */
  toggle(by: Device, id: SessionId, change: Partial<MediaFlags>): Outcome;
  /** What somebody sends (voice, camera, screen). */
  flagsOf(userId: UserId): MediaFlags;
  /** Writes to everybody in the call. */
  write(
    by: Device,
    writing: Writing & { sessionId: SessionId },
  ): { ok: true; message: CallMessage } | Refusal;
  /** The messages of a call after this index that the person may read. */
  messagesOf(userId: UserId, id: SessionId, after: number): ReturnType<MessageLedger["pageOf"]>;
  /** Runs every deadline up to this time (epoch ms), as the server's clock does. */
  passTime(until: number): void;
  /** Sends an event to one connection. */
  say(to: ConnectionId, message: ServerEvent): boolean;
  seen(userId: UserId): CallSnapshot[];
  /** A call that this person is not in and can join. */
  runningFor(userId: UserId): RunningCall | null;
}

export function createCallDesk(chat: Chat, past: readonly CallRecord[]): CallDesk {
  const { put, ...ledger } = createCallLedger(past);
  const { calls } = ledger;
  const hearings = new Map<ConnectionId, { userId: UserId; hear: Hearing }>();
  const flags = new Map<UserId, MediaFlags>();
  const messages = createMessageLedger();
  const watch = createChangeWatch();
  let count = 0;

  const connectionsOf = (userId: UserId) =>
    [...hearings].filter(([, one]) => one.userId === userId).map(([id]) => id);
  const people = createPeopleStanding(connectionsOf);
  const flagsOf = (userId: UserId) =>
    flags.get(userId) ?? freshFlags(calls[0]?.callType ?? "voice");
  const hasMedia = () => false;
  const sceneAt = (now: number): Scene => ({ now, connectionsOf, flagsOf, hasMedia });
  const scene = () => sceneAt(Date.now());

  function take(step: Change): void {
    put(step.record);
    messages.keep(step);
    for (const { userId, status } of step.record.participants) {
      if (status !== "joined") flags.delete(userId);
    }
    for (const { userId, only, except, message } of step.notices) {
      for (const id of connectionsOf(userId)) {
        if ((only ?? id) === id && id !== except) hearings.get(id)?.hear(message);
      }
    }
    watch.look();
  }

  function begin(
    by: Device,
    request: { callType: CallType; targetUserIds?: UserId[] },
  ): Outcome {
    const caller = memberOf(chat, by.userId);
    if ("ok" in caller) return caller;
    const [latest] = calls;
    if (latest && isLive(latest)) return refuse("call-exists", "This chat has a call");
    const limits = { now: Date.now(), maxParticipants: PARTICIPANTS_MAX };
    const judged = targetsOf(chat, by.userId, request, limits);
    if (!judged.ok) return judged;
    flags.clear();
    const targets = judged.targets.map((member) => targetOf(member, by.userId));
    const step = initiate({
      id: `test-call-${++count}`,
      chatId: chat.id,
      callType: request.callType,
      by,
      caller,
      targets,
      ringTimeoutMs: RING_MS,
      chatEndsAt: chat.endsAt,
      voiceOnly: chat.calls === "voice",
    }, scene());
    take(step);
    return { ok: true, call: seenBy(by.userId, step.record, scene()) };
  }

  const targetOf = (member: Member, callerId: UserId): Target => ({
    member,
    standing: people.standingOf(member.id, callerId),
    early: "hold",
  });

  function act(by: Device, id: SessionId, command: Act): Outcome {
    const record = calls.find((call) => call.id === id);
    if (!record) return refuse("call-not-found", "There is no such call in this chat");
    const step = command(record, scene());
    if (!step.ok) return step;
    take(withConsents(record, step));
    return { ok: true, call: seenBy(by.userId, calls.find((call) => call.id === id)!, scene()) };
  }

  return {
    ...ledger,
    ...people,
    chat,
    setLimit(endsAt) {
      chat.endsAt = endsAt;
      const step = calls[0] && changeLimit(calls[0], endsAt);
      if (step?.ok) take(step);
    },
    connect({ userId, connectionId }, hear) {
      hearings.set(connectionId, { userId, hear });
      watch.look();
    },
    disconnect: ({ connectionId }) => void hearings.delete(connectionId),
    connectionsOf,
    begin,
    join(by, id) {
      const member = memberOf(chat, by.userId);
      return act(by, id, (record, now) => {
        const closed = refusalOf(chat, record.callType, now.now);
        return closed ?? join(record, by, "ok" in member ? null : member, PARTICIPANTS_MAX, now);
      });
    },
    invite(by, id, userIds) {
      return act(by, id, (record, now) => {
        const judged = inviteesOf(chat, by.userId, { callType: record.callType, userIds }, now.now);
        if (!judged.ok) return judged;
        const targets = judged.targets.map((member) => targetOf(member, by.userId));
        const limits = { ringTimeoutMs: RING_MS, maxParticipants: PARTICIPANTS_MAX };
        return invite(record, { by, targets, ...limits }, now);
      });
    },
    act,
    toggle(by, id, change) {
      return act(by, id, (record, now) => {
        flags.set(by.userId, { ...now.flagsOf(by.userId), ...change });
        const news = toggleNews({ ...inCall(record), userId: by.userId }, change);
        const others = following(record, by.userId);
        return { ok: true, record, notices: news.flatMap((event) => tell(others, event)) };
      });
    },
    flagsOf,
    write(by, { sessionId: id, messageId, text }) {
      const outcome = act(by, id, (record, now) => write(record, by, { messageId, text }, now));
      return outcome.ok ? { ok: true, message: messages.find(id, by.userId, messageId) } : outcome;
    },
    messagesOf(userId, id, after) {
      const record = calls.find((call) => call.id === id);
      return record ? messages.pageOf(record, userId, after) : { messages: [], hasMore: false };
    },
    passTime(until) {
      const [latest] = calls;
      const step = latest && fallDue(latest, sceneAt(until));
      if (step?.ok) take(withConsents(latest, step));
    },
    say(to, message) {
      const found = hearings.get(to);
      found?.hear(message);
      return found !== undefined;
    },
    seen(userId) {
      return calls.filter((record) =>
        isLive(record) && record.participants.some((one) => one.userId === userId && one.alerted)
      ).map((record) => seenBy(userId, record, scene()));
    },
    runningFor(userId) {
      const [call] = calls;
      const status = call?.participants.find((one) => one.userId === userId)?.status;
      const isIn = status === "joined" || status === "ringing";
      if (!call || !isLive(call) || call.startedAt === null || isIn) return null;
      const joined = call.participants.filter(({ status }) => status === "joined");
      return {
        sessionId: call.id,
        callType: call.callType,
        userIds: joined.map(({ userId }) => userId),
      };
    },
    follow: watch.follow,
    until: watch.until,
  };
}

function toggleNews(
  of: { sessionId: SessionId; chatId: ChatId; userId: UserId },
  { muted, videoEnabled, screenEnabled }: Partial<MediaFlags>,
): ServerEvent[] {
  const news: ServerEvent[] = [];
  if (muted !== undefined) news.push({ type: "call:participant-audio-toggle", ...of, muted });
  if (videoEnabled !== undefined) {
    news.push({ type: "call:participant-video-toggle", ...of, enabled: videoEnabled });
  }
  if (screenEnabled !== undefined) {
    news.push({ type: "call:participant-screen-toggle", ...of, enabled: screenEnabled });
  }
  return news;
}
