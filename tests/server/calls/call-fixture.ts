/** People, chats, a manual clock and a service on a real store, for the call tests. */
import assert from "node:assert/strict";
import type { ConnectionId, SessionId, UserId } from "../../../server/protocol/ids.ts";
import type { ServerEvent } from "../../../server/protocol/server-message.ts";
import type { Chat, Device, Notice, Outcome, Reach } from "../../../server/calls/call-service.ts";
import type { Clock } from "../../../server/calls/clock.ts";
import {
  type CallServiceDeps,
  createCallService,
  type RunningCallService,
} from "../../../server/calls/create-call-service.ts";
import { type Store, storeOver } from "../../../server/store/kv/kv.ts";

/** The test clock's first reading. */
export const START = Date.UTC(2026, 0, 31, 12);

export const RING_MS = 30_000;
export const LEASE_MS = 20_000;

/** A connection of a person. */
export function device(userId: UserId, number = 1): Device {
  return { userId, connectionId: `${userId}-${number}` };
}

/** A chat of these people. */
export function chatOf(members: UserId[], change: Partial<Chat> = {}): Chat {
  return {
    id: "chat",
    calls: "video",
    members: members.map((id) => ({ id, name: id.toUpperCase() })),
    endsAt: null,
    ...change,
  };
}

/** The clock of the tests. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** A clock that moves only when told, and then runs the tasks that are due, in order. */
export function createTestClock(start = START): TestClock {
  let now = start;
  const tasks = new Set<{ at: number; task: () => void }>();
  const clock: Clock = {
    now: () => now,
    after(delayMs, task) {
      const entry = { at: now + delayMs, task };
      tasks.add(entry);
      return () => void tasks.delete(entry);
    },
  };
  return {
    ...clock,
    advance(ms: number) {
      const end = now + ms;
      for (;;) {
        const next = [...tasks].sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > end) break;
        tasks.delete(next);
        now = Math.max(now, next.at);
        next.task();
      }
      now = end;
    },
  };
}

/** Who is connected, in place of the realtime layer. */
export function createTestReach() {
  const connections = new Map<UserId, ConnectionId[]>();
  const seen = new Map<UserId, number>();
  const reach: Reach = {
    connectionsOf: (userId) => connections.get(userId) ?? [],
    lastSeenAt: (userId) => seen.get(userId) ?? null,
  };
  return {
    ...reach,
    connections,
    connect({ userId, connectionId }: Device) {
      connections.set(userId, [...reach.connectionsOf(userId), connectionId]);
    },
    disconnect({ userId, connectionId }: Device, at: number) {
      connections.set(userId, reach.connectionsOf(userId).filter((id) => id !== connectionId));
      seen.set(userId, at);
    },
  };
}

/** A store that tolerates slow machines, for tests that are not about slow stores. */
export async function openPatientStore(): Promise<Store> {
  return storeOver(await Deno.openKv(":memory:"), PATIENT);
}

/** Longer than any store operation takes. */
export const PATIENT = { callTimeoutMs: 60_000, patienceMs: 60_000 };

/** A service with everything around it. */
export interface Rig extends AsyncDisposable {
  service: RunningCallService;
  store: Store;
  clock: TestClock;
  reach: ReturnType<typeof createTestReach>;
  /** Every notice, in the order delivered. */
  sent: Notice[];
  /** The types of the messages sent to one connection, in order. */
  heardBy(by: Device): ServerEvent["type"][];
  /** The last message of a type sent to a person. */
  last<T extends ServerEvent["type"]>(
    userId: UserId,
    type: T,
  ): Extract<ServerEvent, { type: T }> | undefined;
  /** A device connects. */
  arrive(by: Device): ReturnType<RunningCallService["arrived"]>;
  /** A device disconnects. */
  depart(by: Device): Promise<void>;
  /** Moves the clock and waits for what that triggers. */
  pass(ms: number): Promise<void>;
  /** Places a call, and waits until everybody has heard of it. */
  dial(by: Device, chat: Chat): Promise<SessionId>;
}

/** A started service, on a new store unless one is given. */
export async function createRig(
  devices: Device[] = [device("ann"), device("ben")],
  options: Omit<Partial<CallServiceDeps>, "clock"> & { clock?: TestClock } = {},
): Promise<Rig> {
  const store = options.store ?? await openPatientStore();
  const clock = options.clock ?? createTestClock();
  const reach = createTestReach();
  const sent: Notice[] = [];
  const recipients: { notice: Notice; connectionIds: ConnectionId[] }[] = [];
  const faults: Error[] = [];
  const service = createCallService({
    store,
    reach,
    deliver(notices) {
      sent.push(...notices);
      for (const notice of notices) {
        const connectionIds = reach.connectionsOf(notice.userId).filter((id) =>
          id !== notice.except && (notice.only === undefined || id === notice.only)
        );
        recipients.push({ notice, connectionIds });
      }
    },
    ringTimeoutMs: RING_MS,
    seatLeaseMs: LEASE_MS,
    maxParticipants: 6,
    log: {
      warn: () => {},
      error: (event, cause) => void faults.push(new Error(event, { cause })),
    },
    // Tests of the sweep set their own interval.
    sweepEveryMs: 365 * 24 * 3600 * 1000,
    ...options,
    clock,
  });
  for (const one of devices) reach.connect(one);
  await service.start();
  return {
    service,
    store,
    clock,
    reach,
    sent,
    heardBy: ({ connectionId }) =>
      recipients.flatMap(({ notice, connectionIds }) =>
        connectionIds.includes(connectionId) ? [notice.message.type] : []
      ),
    last<T extends ServerEvent["type"]>(userId: UserId, type: T) {
      const found = sent.findLast((one) => one.userId === userId && one.message.type === type);
      return found?.message as Extract<ServerEvent, { type: T }> | undefined;
    },
    arrive(by) {
      reach.connect(by);
      return service.arrived(by);
    },
    async depart(by) {
      reach.disconnect(by, clock.now());
      await service.departed(by);
      await service.idle();
    },
    async pass(ms) {
      clock.advance(ms);
      await service.idle();
    },
    async dial(by, chat) {
      const { sessionId } = must(await service.initiate(by, chat, { callType: "voice" }));
      await service.idle();
      return sessionId;
    },
    async [Symbol.asyncDispose]() {
      service.stop();
      await service.idle();
      if (!options.store) store.close();
      // These failures have no caller to report to, so the test checks them here.
      assert.deepEqual(faults, []);
    },
  };
}

/** The outcome of a command that must have worked. */
export function must<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, `refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** The code of a command that must have been refused. */
export function codeOf(outcome: Outcome<unknown>): string {
  assert.ok(!outcome.ok, "was not refused");
  return outcome.code;
}
