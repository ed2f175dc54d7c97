/** A few people with devices on two servers that share a store, and the invariants. */
import assert from "node:assert/strict";
import { setImmediate } from "node:timers";
import { listCalls } from "../../../server/store/calls/call-history.ts";
import { type CallRecord, isLive, ringEndOf } from "../../../server/store/calls/call-record.ts";
import { INSTANCES } from "../../../server/store/kv/keys.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import type { FakeConnection } from "../../support/fake-connection.ts";
import { chatOf, createTestClock, PATIENT } from "../calls/call-fixture.ts";
import { checkConsents, checkMessages, checkRecordings } from "./beside.ts";
import { checkOutcome } from "./outcome.ts";
import { checkSums } from "./recount.ts";
import {
  LEASE_MS,
  RING_MS,
  type SharedStore,
  startVirtualServer,
  type VirtualServer,
} from "./virtual-server.ts";

export const PEOPLE = ["ann", "ben", "cal", "dan"];
export const CHATS = [
  chatOf(["ann", "ben"], { id: "a-b" }),
  chatOf(["ann", "cal"], { id: "a-c" }),
  chatOf(PEOPLE, { id: "all" }),
];
export const SERVERS = 2;

/**
 * Half the interval of the sweep: a timer's task that waits for the store sets the next timer only
 * when the step is over, and is late by up to a step.
 */
const STEP_MS = 250;
/** Every deadline is met within a second, also by a server that only sweeps. */
const LATE_MAX_MS = 1_000;
/** Longer than a heartbeat: what no bell announced has been read by then. */
const QUIET_MS = 2_500;

/** A device of a person on a server. */
export interface Place {
  server: VirtualServer;
  connection: FakeConnection;
}

export class World {
  readonly clock = createTestClock();
  readonly servers: (VirtualServer | null)[] = Array.from({ length: SERVERS }, () => null);
  readonly initiated = new Set<string>();
  /** Acknowledged messages by call, index and id; `writings` counts those begun. */
  readonly written = new Set<string>();
  writings = 0;
  /** All devices of the run, gone or not, with what each was sent. */
  readonly everybody: FakeConnection[] = [];
  readonly errors: unknown[] = [];
  readonly #shared: SharedStore;
  /** The key of each server's row. */
  readonly #rows = new Map<number, Deno.KvKey>();
  #connections = 0;

  constructor(kv: Deno.Kv) {
    this.#shared = { store: storeOver(kv, PATIENT), underWay: 0, bells: new Map(), lastMail: [] };
  }

  get store() {
    return this.#shared.store;
  }

  live(): VirtualServer[] {
    return this.servers.filter((server) => server !== null);
  }

  async start(n: number): Promise<void> {
    if (this.servers[n]) return;
    const server = startVirtualServer(this.#shared, this.clock, (error) => this.errors.push(error));
    const before = new Set((await this.#rowKeys()).map(String));
    await this.patiently(server.start());
    this.servers[n] = server;
    const own = (await this.#rowKeys()).find((key) => !before.has(String(key)));
    if (own) this.#rows.set(n, own);
    await this.settle();
  }

  async #rowKeys(): Promise<Deno.KvKey[]> {
    const rows = await this.store.list({ prefix: INSTANCES }, { limit: 100 });
    return rows.map(({ key }) => key);
  }

  kill(n: number): void {
    this.servers[n]?.kill();
    this.servers[n] = null;
  }

  async connect(userId: string, n: number): Promise<Place | null> {
    const server = this.servers[n];
    if (!server) return null;
    const id = `${userId}-${++this.#connections}`;
    const connection = await Promise.race([server.connect(userId, id), server.death]);
    if (!connection) return null;
    this.everybody.push(connection);
    return { server, connection };
  }

  /** Advances the clock while the work needs it, such as waiting for a server that may be dead. */
  async patiently<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = work.finally(() => isDone = true);
    while (!isDone) {
      await this.settle();
      if (!isDone) this.clock.advance(250);
    }
    return await done;
  }

  /** The devices of a person, on whichever server. */
  devicesOf(userId: string): Place[] {
    return this.live().flatMap((server) =>
      [...server.connections].filter(({ user }) => user.id === userId)
        .map((connection) => ({ server, connection }))
    );
  }

  /** Deletes a server's row, as the others do when they presume it dead. */
  async bury(n: number): Promise<void> {
    const key = this.#rows.get(n);
    if (key) await this.store.write({ checks: [], mutations: [{ type: "delete", key }] });
  }

  /** Sends the last mail again, as a sender does that did not learn of its write. */
  async repeatMail(): Promise<void> {
    await this.store.write({ checks: [], mutations: this.#shared.lastMail });
  }

  /** Waits until nothing is pending that does not need the clock. */
  async settle(): Promise<void> {
    for (let calm = 0; calm < 4;) {
      await Promise.all(
        this.live().map(({ calls, death }) => Promise.race([calls.idle(), death])),
      );
      await new Promise((resolve) => setImmediate(resolve));
      calm = this.#shared.underWay === 0 ? calm + 1 : 0;
    }
    assert.deepEqual(this.errors, []);
  }

  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.clock.advance(Math.min(left, STEP_MS));
      await this.settle();
      // A timer's task may have set the next timer.
      this.clock.advance(1);
      await this.settle();
    }
  }

  /** Every call ever stored, including those of servers that died. */
  async records(): Promise<CallRecord[]> {
    const rows = await this.store.list<{ record: CallRecord }>({ prefix: ["calls"] }, {
      limit: 10_000,
    });
    return rows.map(({ value }) => value.record);
  }

  /** What must be true at any time. */
  async check(): Promise<void> {
    const live = (await this.records()).filter(isLive);
    const chats = live.map(({ chatId }) => chatId);
    assert.equal(new Set(chats).size, chats.length, `two live calls of one chat: ${chats}`);
    const seated = live.flatMap(({ participants }) =>
      participants.filter(({ status }) => status === "joined").map(({ userId }) => userId)
    );
    assert.equal(new Set(seated).size, seated.length, `somebody is in two calls: ${seated}`);
    if (this.live().length === 0) return;
    live.forEach(checkConsents);
    for (const record of live) {
      const ringing = record.participants.filter(({ status }) => status === "ringing");
      for (const part of ringing) {
        const lateMs = this.clock.now() - (ringEndOf(record, part) ?? Infinity);
        const who = `${record.id} rings ${part.userId}`;
        assert.ok(lateMs <= LATE_MAX_MS, `${who} ${lateMs} ms after its deadline`);
      }
    }
  }

  /** Lets everything finish, and checks what was told against what is stored. */
  async finish(): Promise<void> {
    for (const server of this.live()) server.state.isDeaf = false;
    // A live server has to clean up what a dead one left behind.
    if (this.live().length === 0) await this.start(0);
    await this.pass(RING_MS + LEASE_MS + 2 * QUIET_MS);
    this.#checkReplicas(await this.records());
    checkRecordings((await this.records()).filter(isLive), this.live());
    for (const { id, participants } of (await this.records()).filter(isLive)) {
      const seated = participants.filter(({ status }) => status === "joined");
      assert.ok(seated.length > 1, `${id} lives on with ${seated.length} in it`);
      for (const { userId, seat, leaseUntil } of seated) {
        const place = this.devicesOf(userId).find(({ connection }) => connection.id === seat);
        assert.ok(place && leaseUntil === null, `the seat of ${userId} in ${id} is a ghost's`);
        const outcome = await place.server.calls.end({ userId, connectionId: seat! }, id);
        // The call ends for all when the caller ends it, or when only one person is left.
        assert.ok(outcome.ok || outcome.code === "call-over", JSON.stringify(outcome));
      }
    }
    await this.pass(QUIET_MS);
    const records = await this.records();
    const ids = new Set(records.map(({ id }) => id));
    for (const id of this.initiated) assert.ok(ids.has(id), `${id} was acknowledged and is lost`);
    for (const record of records) checkOutcome(record, this.everybody, this.live());
    await checkMessages(this.store, records, this);
    for (const userId of PEOPLE) {
      await this.#checkHistory(userId, records);
      await checkSums(this.store, userId, records, this.clock.now());
    }
  }

  /** All stored calls and what each device was sent, for debugging a failure. */
  async story(): Promise<string> {
    const calls = (await this.records()).map((record) => Deno.inspect(record, { depth: 4 }));
    const told = this.everybody.map(({ id, sent }) =>
      [id, ...sent.map(({ type, sessionId, reason }) => `  ${[type, sessionId, reason].join(" ")}`)]
        .join("\n")
    );
    return [...calls, ...told].join("\n");
  }

  #checkReplicas(records: CallRecord[]): void {
    for (const record of records) {
      const seats = record.participants.flatMap(({ userId, seat }) => seat ? [[userId, seat]] : []);
      for (const { calls } of this.live()) {
        const replica = calls.live(record.id);
        assert.equal(replica !== undefined, isLive(record), `${record.id} is not as stored`);
        if (replica) assert.deepEqual([...replica.seats], seats);
      }
    }
    const whole = this.live().map(({ directory }) => PEOPLE.map((id) => directory.countOf(id)));
    for (const counts of whole) {
      assert.deepEqual(counts, PEOPLE.map((id) => this.devicesOf(id).length));
    }
  }

  async #checkHistory(userId: string, records: CallRecord[]): Promise<void> {
    const page = await listCalls(this.store, { userId, limit: 1_000 });
    const own = records.filter(({ participants }) =>
      participants.some((part) => part.userId === userId)
    );
    assert.deepEqual(
      page?.calls.map((call) => call.id).toSorted(),
      own.map((call) => call.id).toSorted(),
    );
  }
}
