/**
 * The one chat of a test and its calls. What a command does is decided by the very functions that
 * decide it on the real server; here they only find their call and tell those whom it concerns.
 */
import type { Chat, Device, Refusal } from "../../server/calls/call-service.ts";
import { fallDue } from "../../server/calls/lifecycle/fall-due.ts";
import { initiate, type Target } from "../../server/calls/lifecycle/initiate.ts";
import { invite, join } from "../../server/calls/lifecycle/join.ts";
import { following, seenBy, tell } from "../../server/calls/lifecycle/notices.ts";
import { type Act, type Change, refuse, type Scene } from "../../server/calls/lifecycle/step.ts";
import {
  inviteesOf,
  type Member,
  memberOf,
  refusalOf,
  type Standing,
  targetsOf,
} from "../../server/calls/policy.ts";
import { freshFlags, type MediaFlags } from "../../server/calls/snapshot.ts";
import type { CallSnapshot, CallType } from "../../server/protocol/call.ts";
import { DEFAULT_CONFIG } from "../../server/protocol/default-config.ts";
import type { RunningCall } from "../../server/protocol/chat.ts";
import type { ConnectionId, SessionId, UserId } from "../../server/protocol/ids.ts";
import type { ServerEvent } from "../../server/protocol/server-message.ts";
import { type CallRecord, isLive } from "../../server/store/call-record.ts";

export const RING_MS = 30_000;
/** How long a seat waits for somebody whose connection is lost. */
export const LEASE_MS = DEFAULT_CONFIG.timeouts.seatLeaseMs;
export const PARTICIPANTS_MAX = 6;

/** What a command came to. */
export type Outcome = { ok: true; call: CallSnapshot } | Refusal;

type Hearing = (message: ServerEvent) => void;

export interface CallDesk {
  readonly chat: Chat;
  /** Newest first; the first may still ring or run. */
  readonly calls: readonly CallRecord[];
  /** How somebody stands to a call that wants to reach them. */
  standingOf(userId: UserId): Standing;
  setStanding(userId: UserId, standing: Standing): void;
  connect(device: Device, hear: Hearing): void;
  disconnect(device: Device): void;
  connectionsOf(userId: UserId): ConnectionId[];
  begin(by: Device, request: { callType: CallType; targetUserIds?: UserId[] }): Outcome;
  /** Comes into a call that there is. */
  join(by: Device, id: SessionId): Outcome;
  /** Rings more people into the call. */
  invite(by: Device, id: SessionId, userIds: UserId[]): Outcome;
  /** Runs a command on the call of this id. */
  act(by: Device, id: SessionId, command: Act): Outcome;
  /** Keeps what somebody sends, and tells the others by this message. */
  toggle(by: Device, id: SessionId, change: Partial<MediaFlags>, told: ServerEvent): Outcome;
  /** Lets everything fall due that would until then (epoch ms), as the server's clock does. */
  passTime(until: number): void;
  /** Says something to one connection. */
  say(to: ConnectionId, message: ServerEvent): boolean;
  seen(userId: UserId): CallSnapshot[];
  /** The call that somebody is not in and can join. */
  runningFor(userId: UserId): RunningCall | null;
  /** Calls back after each change. */
  follow(listener: () => void): void;
  /** Settles when this holds; looks again after each change. */
  until(holds: () => boolean, what: string): Promise<void>;
}

/** How long a test waits for something that does not come. */
const PATIENCE_MS = 5_000;

export function createCallDesk(chat: Chat): CallDesk {
  const calls: CallRecord[] = [];
  const standings = new Map<UserId, Standing>();
  const hearings = new Map<ConnectionId, { userId: UserId; hear: Hearing }>();
  const flags = new Map<UserId, MediaFlags>();
  const waiting = new Set<() => void>();
  let count = 0;

  const connectionsOf = (userId: UserId) =>
    [...hearings].filter(([, one]) => one.userId === userId).map(([id]) => id);
  const sceneAt = (now: number): Scene => ({
    now,
    connectionsOf,
    flagsOf: (userId) => flags.get(userId) ?? freshFlags(calls[0]?.callType ?? "voice"),
  });
  const scene = () => sceneAt(Date.now());

  function changed(): void {
    for (const look of [...waiting]) look();
  }

  function take(step: Change): void {
    const at = calls.findIndex(({ id }) => id === step.record.id);
    if (at === -1) calls.unshift(step.record);
    else calls[at] = step.record;
    for (const { userId, only, except, message } of step.notices) {
      for (const id of connectionsOf(userId)) {
        if ((only ?? id) === id && id !== except) hearings.get(id)?.hear(message);
      }
    }
    changed();
  }

  const standingOf = (userId: UserId): Standing =>
    standings.get(userId) ?? (connectionsOf(userId).length > 0 ? "rings" : "offline");

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
    const targets = judged.targets.map(targetOf);
    const step = initiate({
      id: `test-call-${++count}`,
      chatId: chat.id,
      callType: request.callType,
      by,
      caller,
      targets,
      ringTimeoutMs: RING_MS,
      chatEndsAt: chat.endsAt,
    }, scene());
    take(step);
    return { ok: true, call: seenBy(by.userId, step.record, scene()) };
  }

  const targetOf = (member: Member): Target => ({
    member,
    standing: standingOf(member.id),
    early: "hold",
  });

  function act(by: Device, id: SessionId, command: Act): Outcome {
    const record = calls.find((call) => call.id === id);
    if (!record) return refuse("call-not-found", "There is no such call in this chat");
    const step = command(record, scene());
    if (!step.ok) return step;
    take(step);
    return { ok: true, call: seenBy(by.userId, step.record, scene()) };
  }

  return {
    chat,
    calls,
    standingOf,
    setStanding: (userId, standing) => void standings.set(userId, standing),
    connect({ userId, connectionId }, hear) {
      hearings.set(connectionId, { userId, hear });
      changed();
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
        const targets = judged.targets.map(targetOf);
        const limits = { ringTimeoutMs: RING_MS, maxParticipants: PARTICIPANTS_MAX };
        return invite(record, { by, targets, ...limits }, now);
      });
    },
    act,
    toggle(by, id, change, told) {
      return act(by, id, (record, now) => {
        flags.set(by.userId, { ...now.flagsOf(by.userId), ...change });
        const notices = tell(following(record, by.userId), told);
        return { ok: true, record, notices };
      });
    },
    passTime(until) {
      const [latest] = calls;
      const step = latest && fallDue(latest, sceneAt(until));
      if (step?.ok) take(step);
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
    follow: (listener) => void waiting.add(listener),
    until(holds, what) {
      return new Promise((resolve, reject) => {
        const over = (settle: () => void) => {
          waiting.delete(look);
          clearTimeout(patience);
          settle();
        };
        const look = () => holds() && over(resolve);
        const patience = setTimeout(() => over(() => reject(new Error(what))), PATIENCE_MS);
        waiting.add(look);
        look();
      });
    },
  };
}
