/**
 * Tells people that a scheduled call begins: this server's connections at that time, and those that
 * arrive within a while after it. Each server reads by itself what is due, so that it depends
 * neither on others nor on having been up before.
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

/** What announcing due calls needs. */
export interface DueCallsDeps {
  store: Store;
  clock: Clock;
  /** The live call of a chat. */
  callIn: CallService["callIn"];
  scheduled: Pick<ScheduledCalls, "dueAudienceOf" | "begun">;
  /** Sends notices to this server's connections. */
  deliver(notices: Notice[]): void;
  /** Notifies those of these people who have no connection, once across all servers. */
  push(record: ScheduledRecord, userIds: UserId[]): Promise<void>;
  log: { warn(event: string, fields?: Record<string, string>): void };
  everyMs?: number;
}

export interface DueCalls {
  /** A connection has arrived: it is told what is due. */
  arrived(connection: { user: { id: UserId }; send(text: string): void }): void;
  /**
   * The chat of a due call, as its participants see it: they may start the call even on a page that
   * holds other chats, or none. Null if nothing is due in this chat for this person.
   */
  chatOf(userId: UserId, chatId: ChatId): Promise<Chat | null>;
  /** A call has changed: a call answered by a participant replaces what was due in its chat. */
  changed(call: CallRecord): void;
  /**
   * A call was scheduled here, perhaps for before the next look. The first call starts the timer.
   */
  look(): void;
  /** Resolves when work in progress is done. */
  stop(): Promise<void>;
}

const EVERY_MS = 2_000;

/** Does nothing until the first `look`. */
export function createDueCalls(
  { store, clock, callIn, scheduled, deliver, push, log, everyMs = EVERY_MS }: DueCallsDeps,
): DueCalls {
  /**
   * What is due or will be before the next look; may still list people who have left a call since.
   */
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
  /** Work in progress at a stop schedules nothing more. */
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

  /** Announces a call once, unless it was called off meanwhile. */
  async function tell(id: string): Promise<void> {
    const record = await readScheduled(store, id);
    if (!record) return;
    const call = callIn(record.chatId);
    if (call && isBegunBy(call, record)) return await scheduled.begun(record);
    const audience = await scheduled.dueAudienceOf(record);
    // Not earlier: if the store fails, the next look retries; people who connected meanwhile are
    // included.
    told.add(id);
    deliver(audience.map((userId) => ({ userId, message: dueFor(userId, record) })));
    pushLater(record, audience);
  }

  /** People between two pages, or reconnecting after a restart, count as connected until then. */
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
      // Another look may have been requested meanwhile: only one of them continues.
      callOff();
      if (!isStopped) callOff = clock.after(everyMs, sweep);
    });
  }

  /** What is due for a person, according to the store. */
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

/** Whether this answered call is the scheduled one: others in the chat may be in a call too. */
function isBegunBy(call: CallRecord, { participants }: ScheduledRecord): boolean {
  return call.startedAt !== null &&
    participants.some(({ id }) => partOf(call, id)?.status === "joined");
}
