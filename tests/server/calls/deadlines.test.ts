/** Due deadlines fire: on time, by the sweep where there is no timer, and after a crash. */
import assert from "node:assert/strict";
import { createDeadlines } from "../../../server/calls/deadlines.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { deadlineKey, DEADLINES, seatKey } from "../../../server/store/kv/keys.ts";
import { openStore, type Store, storeOver } from "../../../server/store/kv/kv.ts";
import {
  chatOf,
  createRig,
  createTestClock,
  device,
  LEASE_MS,
  must,
  openPatientStore,
  PATIENT,
  type Rig,
  RING_MS,
  START,
} from "./call-fixture.ts";

const ann = device("ann");
const ben = device("ben");
const chat = chatOf(["ann", "ben"]);

/** Runs one process up to a point, kills it there, and starts the next one `awayMs` later. */
async function acrossACrash(
  before: (rig: Rig) => Promise<string>,
  awayMs: number,
  after: (rig: Rig, id: string, store: Store) => Promise<void>,
): Promise<void> {
  const path = await Deno.makeTempFile();
  try {
    const store = await openStore(path, PATIENT);
    const dying = await createRig([ann, ben], { store });
    const id = await before(dying);
    // As after SIGKILL: no stop, no departure, and its timers never run.
    store.close();

    const next = await openStore(path, PATIENT);
    const clock = createTestClock(dying.clock.now() + awayMs);
    {
      await using rig = await createRig([], { store: next, clock });
      await after(rig, id, next);
    }
    next.close();
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("deadlines: a ring that ran out while no server ran is missed at the next start", () =>
  acrossACrash((rig) => rig.dial(ann, chat), RING_MS, async (rig, id, store) => {
    const record = await readCall(store, id);
    assert.deepEqual([record?.status, record?.endReason], ["missed", "no-answer"]);
    assert.equal(rig.service.live(id), undefined);
    assert.deepEqual(await store.list({ prefix: DEADLINES }, { limit: 10 }), []);
    assert.equal((await store.get(seatKey("ann"))).value, null);
  }));

Deno.test("deadlines: a ring goes on after a restart for its remaining time", () =>
  acrossACrash((rig) => rig.dial(ann, chat), 10_000, async (rig, id) => {
    const [call] = await rig.arrive(device("ben", 2));
    assert.deepEqual([call.sessionId, call.status, call.expiresInMs], [id, "ringing", 20_000]);
    must(await rig.service.resume(device("ann", 2), id));
    must(await rig.service.accept(device("ben", 2), id));
    assert.equal(rig.service.live(id)?.status, "active");
  }));

const connected = async (rig: Rig) => {
  const id = await rig.dial(ann, chat);
  must(await rig.service.accept(ben, id));
  return id;
};

Deno.test("deadlines: leases restart after a restart, and seats can be resumed", () =>
  acrossACrash(
    async (rig) => {
      const id = await connected(rig);
      await rig.depart(ben);
      return id;
    },
    10 * LEASE_MS,
    async (rig, id, store) => {
      const leases = (await readCall(store, id))?.participants.map(({ leaseUntil }) => leaseUntil);
      const until = START + 10 * LEASE_MS + LEASE_MS;
      assert.deepEqual(leases, [until, until]);
      for (const by of [device("ann", 2), device("ben", 2)]) {
        await rig.arrive(by);
        must(await rig.service.resume(by, id));
      }
      rig.clock.advance(10 * LEASE_MS);
      await rig.service.idle();
      assert.equal(rig.service.live(id)?.status, "active");
    },
  ));

Deno.test("deadlines: a call that nobody resumes after a restart ends with the lease", () =>
  acrossACrash(connected, 0, async (rig, id, store) => {
    assert.equal(rig.service.live(id)?.status, "active");
    await rig.pass(LEASE_MS);
    assert.equal(rig.service.live(id), undefined);
    assert.equal((await readCall(store, id))?.endReason, "connection-lost");
  }));

Deno.test("deadlines: the sweep handles deadlines that no timer of this process covers", async () => {
  const ended = Promise.withResolvers<void>();
  await using sweeping = await createRig([], {
    sweepEveryMs: RING_MS,
    deliver: (notices) => {
      if (notices.some(({ message }) => message.type === "call:ended")) ended.resolve();
    },
  });
  // Another process on the same store, whose own clock stands still.
  await using other = await createRig([ann, ben], { store: sweeping.store });
  const id = await other.dial(ann, chat);
  sweeping.clock.advance(RING_MS);
  await ended.promise;
  assert.equal((await readCall(sweeping.store, id))?.endReason, "no-answer");
  assert.deepEqual(await sweeping.store.list({ prefix: DEADLINES }, { limit: 10 }), []);
});

Deno.test("deadlines: a call that the sweep fails at is reported, and holds up no other", async () => {
  const store = await openPatientStore();
  const clock = createTestClock();
  for (const id of ["broken", "good"]) {
    const key = deadlineKey(START, "ring", id);
    await store.write({ checks: [], mutations: [{ type: "set", key, value: id }] });
  }
  const broken = new Error("a bug");
  const failed = Promise.withResolvers<unknown>();
  const asked: string[] = [];
  const deadlines = createDeadlines({
    store,
    clock,
    sweepEveryMs: 500,
    fallDue(id) {
      asked.push(id);
      return id === "broken" ? Promise.reject(broken) : Promise.resolve(null);
    },
    onFailure: failed.resolve,
  });
  deadlines.start();
  clock.advance(500);
  assert.equal(await failed.promise, broken);
  assert.deepEqual(asked.sort(), ["broken", "good"]);
  deadlines.stop();
  store.close();
});

Deno.test("deadlines: the sweep removes a key without a call", async () => {
  const kv = await Deno.openKv(":memory:");
  const store = storeOver(kv, PATIENT);
  {
    await using rig = await createRig([], { store, sweepEveryMs: 500 });
    const key = deadlineKey(START, "ring", "nobody");
    await store.write({ checks: [], mutations: [{ type: "set", key, value: "nobody" }] });
    const states = kv.watch([key]).getReader();
    assert.notEqual((await states.read()).value?.[0].versionstamp, null);
    const givesUp = setTimeout(() => states.cancel(), 15_000);
    rig.clock.advance(500);
    assert.equal((await states.read()).value?.[0].versionstamp, null);
    clearTimeout(givesUp);
    await states.cancel();
  }
  store.close();
});
