/**
 * Commands that race, in one process or between two on one store, have one outcome that all agree
 * on.
 */
import assert from "node:assert/strict";
import { createCallService } from "../../../server/calls/create-call-service.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import { chatOf, createRig, device, LEASE_MS, must, PATIENT, RING_MS } from "./call-fixture.ts";

const ann = device("ann");
const ben = device("ben");
const chat = chatOf(["ann", "ben"]);
const devices = Array.from({ length: 10 }, (_, n) => device("ben", n + 1));

Deno.test("accept() by ten devices at once seats one", async () => {
  await using rig = await createRig([ann, ...devices]);
  const id = await rig.dial(ann, chat);
  const outcomes = await Promise.all(devices.map((by) => rig.service.accept(by, id)));
  await rig.service.idle();
  const winner = devices[outcomes.findIndex(({ ok }) => ok)];
  const codes = outcomes.flatMap((outcome) => outcome.ok ? [] : [outcome.code]);
  assert.deepEqual(codes, Array(9).fill("answered-elsewhere"));
  assert.equal(rig.service.live(id)?.seats.get("ben"), winner.connectionId);
  for (const by of devices) {
    assert.equal(
      rig.heardBy(by).includes("call:answered-elsewhere"),
      by.connectionId !== winner.connectionId,
    );
  }
});

Deno.test("accept() by ten devices through two processes seats one", async () => {
  const path = await Deno.makeTempFile();
  const stores = await Promise.all([Deno.openKv(path), Deno.openKv(path)]);
  const [store, rival] = stores.map((kv) => storeOver(kv, PATIENT));
  try {
    await using rig = await createRig([ann, ...devices], { store });
    const elsewhere = createCallService({
      store: rival,
      reach: rig.reach,
      deliver: () => {},
      clock: rig.clock,
      ringTimeoutMs: RING_MS,
      seatLeaseMs: LEASE_MS,
      maxParticipants: 6,
      log: { warn: () => {}, error: () => {} },
    });
    const id = await rig.dial(ann, chat);
    const outcomes = await Promise.all(
      devices.map((by, n) => (n % 2 ? elsewhere : rig.service).accept(by, id)),
    );
    const winners = devices.filter((_, n) => outcomes[n].ok);
    assert.equal(winners.length, 1, JSON.stringify(outcomes));
    assert.equal((await readCall(store, id))?.participants[1].seat, winners[0].connectionId);
    elsewhere.stop();
    await elsewhere.idle();
  } finally {
    store.close();
    rival.close();
    await Deno.remove(path);
  }
});

Deno.test("initiate() by two people calling each other in two chats at once rings one call and rejects the other", async () => {
  for (let round = 0; round < 10; round++) {
    await using rig = await createRig([ann, ben]);
    const calls = await Promise.all([
      rig.service.initiate(ann, chat, { callType: "voice" }),
      rig.service.initiate(ben, chatOf(["ann", "ben"], { id: "other" }), { callType: "voice" }),
    ]);
    await rig.service.idle();
    const statuses = calls.map((one) => must(one).call.status);
    assert.deepEqual(statuses.toSorted(), ["rejected", "ringing"]);
    const [caller, rung] = statuses[0] === "ringing" ? [ann, ben] : [ben, ann];
    assert.ok(rig.heardBy(rung).includes("call:incoming"));
    assert.ok(!rig.heardBy(caller).includes("call:incoming"));
  }
});

Deno.test("accept(), cancel(), reject() and the deadline at once have one outcome", async () => {
  const endings = new Set<string>();
  for (let round = 0; round < 24; round++) {
    await using rig = await createRig([ann, ben]);
    const id = await rig.dial(ann, chat);
    const contenders = [
      async () => (await rig.service.accept(ben, id)).ok && "active",
      async () => (await rig.service.cancel(ann, id)).ok && "cancelled",
      async () => (await rig.service.reject(ben, id)).ok && "rejected",
      async () => {
        rig.clock.advance(RING_MS);
        await Promise.resolve();
        return false as const;
      },
    ];
    const order = contenders.map((_, n) => contenders[(n + round) % contenders.length]);
    const results = await Promise.all(order.map((contend) => contend()));
    await rig.service.idle();

    const winners = results.filter((result) => result !== false);
    const record = await readCall(rig.store, id);
    assert.ok(record);
    assert.deepEqual(winners, record.status === "missed" ? [] : [record.status]);
    endings.add(record.status);
    const isOver = record.status !== "active";
    for (const by of [ann, ben]) {
      const ends = rig.heardBy(by).filter((type) => type === "call:ended").length;
      assert.equal(ends, isOver ? 1 : 0);
    }
    if (isOver) {
      assert.equal(rig.last("ann", "call:ended")?.reason, record.endReason);
      assert.equal(rig.last("ben", "call:ended")?.reason, record.endReason);
    }
  }
  assert.deepEqual([...endings].toSorted(), ["active", "cancelled", "missed", "rejected"]);
});

Deno.test("end() by both at once ends the call once", async () => {
  await using rig = await createRig();
  const id = await rig.dial(ann, chat);
  must(await rig.service.accept(ben, id));
  const outcomes = await Promise.all([rig.service.end(ann, id), rig.service.end(ben, id)]);
  await rig.service.idle();
  assert.deepEqual(outcomes.map(({ ok }) => ok), [true, false]);
  assert.equal(rig.heardBy(ann).filter((type) => type === "call:ended").length, 1);
});
