/** Past calls, made by running the real server's commands at the times of each call. */
import type { Chat } from "../../server/calls/call-service.ts";
import { accept, reject } from "../../server/calls/lifecycle/answer.ts";
import { fallDue } from "../../server/calls/lifecycle/fall-due.ts";
import { cancel, end } from "../../server/calls/lifecycle/hang-up.ts";
import { initiate } from "../../server/calls/lifecycle/initiate.ts";
import type { Act } from "../../server/calls/lifecycle/step.ts";
import { freshFlags } from "../../server/calls/snapshot.ts";
import type { CallType } from "../../server/protocol/call.ts";
import type { CallRecord } from "../../server/store/calls/call-record.ts";
import { RING_MS } from "./call-desk.ts";

/** A past call to everybody else in the chat. */
export interface PastCall {
  /** Who called: the id of somebody in the chat. */
  from: string;
  type?: CallType;
  /** When it began; by default an hour before the previous one in the list. */
  at?: Date | string | number;
  /** Set if it was answered: how long it lasted. */
  durationSeconds?: number;
  /** Otherwise why it was not answered; `no-answer` by default. */
  reason?: "no-answer" | "declined" | "cancelled" | "busy" | "offline";
}

const HOUR_MS = 3_600_000;
const ANSWERED_AFTER_MS = 5_000;

/** The records of these calls, in the same order. */
export function recordsOf(chat: Chat, past: readonly PastCall[]): CallRecord[] {
  let above = Date.now();
  return past.map((call, index) => {
    above = call.at === undefined ? above - HOUR_MS : new Date(call.at).getTime();
    if (Number.isNaN(above)) {
      throw new Error(`Cannot add a past call: at is ${String(call.at)}, not a time`);
    }
    return recordOf(chat, call, `past-call-${index + 1}`, above);
  });
}

function recordOf(chat: Chat, past: PastCall, id: string, begunAt: number): CallRecord {
  const { from, type = "voice", durationSeconds, reason = "no-answer" } = past;
  const caller = chat.members.find((member) => member.id === from);
  if (!caller) throw new Error(`Cannot add a past call: from is ${from}, not a member of the chat`);
  const others = chat.members.filter((member) => member !== caller);
  const deviceOf = (userId: string) => ({ userId, connectionId: `${userId}-then` });
  const at = (now: number) => ({
    now,
    connectionsOf: () => [],
    flagsOf: () => freshFlags(type),
    hasMedia: () => false,
  });

  let { record } = initiate({
    id,
    chatId: chat.id,
    callType: type,
    by: deviceOf(from),
    caller,
    targets: others.map((member) => ({
      member,
      standing: reason === "busy" || reason === "offline" ? reason : "rings",
      early: "hold",
    })),
    ringTimeoutMs: RING_MS,
    chatEndsAt: null,
  }, at(begunAt));
  const happens = (now: number, command: Act) => {
    const step = command(record, at(now));
    if (!step.ok) throw new Error(`Cannot add such a past call: ${step.message}`);
    record = step.record;
  };
  const answeredAt = begunAt + ANSWERED_AFTER_MS;
  const each = (command: (userId: string) => Act) =>
    others.forEach(({ id }) => happens(answeredAt, command(id)));

  if (durationSeconds !== undefined) {
    each((userId) => (call, scene) => accept(call, deviceOf(userId), scene));
    const endedAt = answeredAt + durationSeconds * 1_000;
    happens(endedAt, (call, scene) => end(call, deviceOf(from), undefined, scene));
  } else if (reason === "declined") {
    each((userId) => (call, scene) => reject(call, deviceOf(userId), scene));
  } else if (reason === "cancelled") {
    happens(answeredAt, (call, scene) => cancel(call, deviceOf(from), scene));
  } else {
    happens(begunAt + RING_MS, fallDue);
  }
  return record;
}
