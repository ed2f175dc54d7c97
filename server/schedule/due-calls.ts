/**
 * Tells people that a scheduled call begins: to the connections of this server at that time, and to
 * those that come within a while. Each server looks for itself at what is due, so that none depends
 * on another, or on having been there before.
 */
import type { CallService, Chat, Notice } from "../calls/call-service.ts";
import type { Clock } from "../calls/clock.ts";
import type { ChatId, UserId } from "../protocol/ids.ts";
import { REACHABLE_GRACE_MS, SCHEDULED_DUE_MS } from "../protocol/limits.ts";
import type { ServerEvent } from "../protocol/server-message.ts";
import { type CallRecord, partOf } from "../store/calls/call-record.ts";
import type { Store } from "../store/kv/kv.ts";
import { listStarting, readScheduled, type ScheduledRecord } from "../store/schedule-store.ts";
import { scheduledCallFor, type ScheduledCalls } from "./scheduled-calls.ts";

/** What telling of them needs. */
export interface DueCallsDeps {
  store: Store;
  clock: Clock;
  /** The live call of a chat. */
  callIn: CallService["callIn"];
  scheduled: Pick<ScheduledCalls, "dueAudienceOf" | "begun">;
  /** Brings news to the connections of this server. */
  deliver(notices: Notice[]): void;
  /** Tells those of these people who have no connection, once for all servers. */
  push(record: ScheduledRecord, userIds: UserId[]): Promise<void>;
  log: { warn(event: string, fields?: Record<string, string>): void };
  everyMs?: number;
}

export interface DueCalls {
  /** A connection has come: it is told of what is due. */
  arrived(connection: { user: { id: UserId }; send(text: string): void }): void;
  /**
   * The chat of a call that is due, as those see it who are to take part: on a page that holds other
   * chats, or none, they may begin it all the same. Null where there is none for this person.
   */
  chatOf(userId: UserId, chatId: ChatId): Promise<Chat | null>;
  /** A call has changed: one that is answered takes the place of what was due in its chat for people in it. */
  changed(call: CallRecord): void;
  /** One was made here, perhaps for a moment before the next look. The first look is the start. */
  look(): void;
  /** Settles when what is under way is done. */
  stop(): Promise<void>;
}

const EVERY_MS = 2_000;

/** At rest. */
export function createDueCalls(
  { store, clock, callIn, scheduled, deliver, push, log, everyMs = EVERY_MS }: DueCallsDeps,
): DueCalls {
  /** What is due, and what will be before the next look; who has left one since may still be in it here. */
  let near = new Map<string, ScheduledRecord>();
  const told = new Set<string>();
  const timers = new Map<string, () => void>();
  let callOff = () => {};
  let running: Promise<void> = Promise.resolve();
  const underWay = new Set<Promise<void>>();
  let isStopped = false;

  const report = (error: unknown) => log.warn("schedule-not-read", { problem: String(error) });
  function begin(work: Promise<void>): void {
    const done = work.catch(report).finally(() => underWay.delete(done));
    underWay.add(done);
  }
  /** Whatever is under way at a stop sets nothing going after it. */
  function later(name: string, ms: number, work: () => Promise<void>): void {
    if (isStopped) return;
    const cancel = clock.after(ms, () => {
      timers.delete(name);
      begin(work());
    });
    timers.set(name, cancel);
  }
  const dueFor = (userId: UserId, record: ScheduledRecord): ServerEvent => ({
    type: "schedule:due",
    scheduledCall: scheduledCallFor(userId, record),
  });

  async function look(): Promise<void> {
    const now = clock.now();
    const times = { from: now - SCHEDULED_DUE_MS, until: now + everyMs };
    const found = await listStarting(store, times, near);
    near = new Map(found.map((record) => [record.id, record]));
    for (const id of told) if (!near.has(id)) told.delete(id);
    for (const record of found) {
      if (told.has(record.id) || timers.has(record.id)) continue;
      later(record.id, Math.max(0, record.startsAt - now), () => tell(record.id));
    }
  }

  /** Once, unless it was called off meanwhile. */
  async function tell(id: string): Promise<void> {
    const record = await readScheduled(store, id);
    if (!record) return;
    const call = callIn(record.chatId);
    if (call && isBegunBy(call, record)) return await scheduled.begun(record);
    const audience = await scheduled.dueAudienceOf(record);
    // Not before: where the store fails it is due at the next look, and whoever comes by now is among them.
    told.add(id);
    deliver(audience.map((userId) => ({ userId, message: dueFor(userId, record) })));
    pushLater(record, audience);
  }

  /** Who is between two pages, or on the way back to a server that has just started, counts as here until then. */
  function pushLater(record: ScheduledRecord, audience: UserId[]): void {
    later(
      `push ${record.id}`,
      REACHABLE_GRACE_MS + 1,
      () =>
        push(record, audience).catch((error) => {
          report(error);
          const isDue = clock.now() < record.startsAt + SCHEDULED_DUE_MS;
          if (isDue) pushLater(record, audience);
        }),
    );
  }

  function sweep(): void {
    running = running.then(look).catch(report).then(() => {
      // Another look may have been asked for meanwhile: one of them goes on.
      callOff();
      if (!isStopped) callOff = clock.after(everyMs, sweep);
    });
  }

  /** What is due for a person, as it is stored by now. */
  async function dueOf(userId: UserId): Promise<ScheduledRecord[]> {
    const due: ScheduledRecord[] = [];
    for (const { id, participants } of near.values()) {
      if (!told.has(id) || !participants.some((one) => one.id === userId)) continue;
      const record = await readScheduled(store, id);
      if (record && (await scheduled.dueAudienceOf(record)).includes(userId)) due.push(record);
    }
    return due;
  }

  async function welcome({ user, send }: Parameters<DueCalls["arrived"]>[0]): Promise<void> {
    for (const record of await dueOf(user.id)) send(JSON.stringify(dueFor(user.id, record)));
  }

  return {
    async chatOf(userId, chatId) {
      const record = (await dueOf(userId)).find((one) => one.chatId === chatId);
      if (!record) return null;
      const { callType, participants: members, endsAt = null } = record;
      return { id: chatId, calls: callType, members, endsAt };
    },
    arrived: (connection) => begin(welcome(connection)),
    changed(call) {
      for (const record of near.values()) {
        if (record.chatId !== call.chatId || !told.has(record.id)) continue;
        if (!isBegunBy(call, record)) continue;
        near.delete(record.id);
        begin(scheduled.begun(record));
      }
    },
    look() {
      callOff();
      sweep();
    },
    async stop() {
      isStopped = true;
      callOff();
      for (const cancel of timers.values()) cancel();
      await running;
      await Promise.all(underWay);
    },
  };
}

/** Whether an answered call is what was agreed on: others of the chat may be in one as well. */
function isBegunBy(call: CallRecord, { participants }: ScheduledRecord): boolean {
  return call.startedAt !== null &&
    participants.some(({ id }) => partOf(call, id)?.status === "joined");
}
