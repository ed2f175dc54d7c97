/**
 * Quality reports are averaged in memory, written when a participant leaves, and can keep a seat.
 */
import assert from "node:assert/strict";
import { callEntryOf } from "../../../../server/calls/call-entry.ts";
import { readCall } from "../../../../server/store/calls/call-store.ts";
import { storeOver } from "../../../../server/store/kv/kv.ts";
import { tapKv } from "../../store/counting-kv.ts";
import { chatOf, codeOf, createRig, device, must, PATIENT, type Rig } from "../call-fixture.ts";

const [ann, ben, cal] = ["ann", "ben", "cal"].map((id) => device(id));
const chat = chatOf(["ann", "ben", "cal"]);
const LEASE_MS = 30_000;

const measured = (avgBitrate: number, packetLoss = 0) => ({
  quality: { avgBitrate, packetLoss, jitter: 4, roundTripTime: 80 },
});

async function talking(rig: Rig): Promise<string> {
  const id = await rig.dial(ann, chat);
  for (const by of [ben, cal]) must(await rig.service.accept(by, id));
  await rig.service.idle();
  return id;
}

Deno.test("quality() makes no commit, and the mean of a person's reports is written when they leave", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const store = storeOver(tap.kv, PATIENT);
  {
    await using rig = await createRig([ann, ben, cal], { store });
    const id = await talking(rig);
    const before = tap.commits;
    for (const bitrate of [100, 200, 600]) must(rig.service.quality(ann, id, measured(bitrate, 1)));
    must(rig.service.quality(ben, id, measured(500, 2)));
    await rig.service.idle();
    assert.equal(tap.commits, before);
    assert.equal((await readCall(store, id))?.participants[0].quality, undefined);

    must(await rig.service.leave(ben, id));
    assert.deepEqual((await readCall(store, id))?.participants.map(({ quality }) => quality), [
      undefined,
      { avgBitrate: 500, packetLoss: 2, jitter: 4, roundTripTime: 80 },
      undefined,
    ]);
    must(await rig.service.end(ann, id));
    assert.equal(tap.commits, before + 2);
    const record = await readCall(store, id);
    assert.ok(record);
    assert.equal(record.participants[0].quality?.avgBitrate, 300);
    assert.equal(record.participants[2].quality, undefined);
    assert.deepEqual(callEntryOf(record, "cal").quality, {
      avgBitrate: 400,
      packetLoss: 1.5,
      jitter: 4,
      roundTripTime: 80,
    });
  }
  store.close();
});

Deno.test("quality() of media that arrived makes a failed connection a lost one", async () => {
  const outcomes: unknown[] = [];
  for (const bitrate of [0, 32]) {
    await using rig = await createRig([ann, ben]);
    const id = await rig.dial(ann, chatOf(["ann", "ben"]));
    must(await rig.service.accept(ben, id));
    must(rig.service.quality(ben, id, measured(bitrate)));
    must(await rig.service.end(ann, id, "connect-failed"));
    const record = await readCall(rig.store, id);
    outcomes.push([record?.endReason, record?.endedBy]);
  }
  assert.deepEqual(outcomes, [["connect-failed", "ann"], ["connection-lost", null]]);
});

Deno.test("quality() continues a person's sums when they come back into the call", async () => {
  await using rig = await createRig([ann, ben, cal]);
  const id = await talking(rig);
  must(rig.service.quality(ben, id, measured(100)));
  must(await rig.service.leave(ben, id));
  must(await rig.service.join(ben, chat, id));
  must(rig.service.quality(ben, id, measured(300)));
  must(await rig.service.end(ann, id));
  const record = await readCall(rig.store, id);
  assert.equal(record?.participants[1].quality?.avgBitrate, 200);
});

Deno.test("quality() accepts reports only from the device that holds the seat", async () => {
  await using rig = await createRig([ann, ben, cal, device("ann", 2)]);
  const id = await talking(rig);
  assert.equal(codeOf(rig.service.quality(device("ann", 2), id, measured(1))), "not-in-call");
  assert.equal(codeOf(rig.service.quality(device("eve"), id, measured(1))), "not-in-call");
  assert.equal(codeOf(rig.service.quality(ann, "none", measured(1))), "call-not-found");
  must(await rig.service.end(ann, id));
  assert.equal(codeOf(rig.service.quality(ann, id, measured(1))), "call-not-found");
});

Deno.test("a call without reports has no quality", async () => {
  await using rig = await createRig([ann, ben, cal]);
  const id = await talking(rig);
  must(await rig.service.end(ann, id));
  const record = await readCall(rig.store, id);
  assert.ok(record);
  assert.equal(callEntryOf(record, "ann").quality, null);
});

Deno.test("a seat does not lapse for five minutes while another person reports packets from its holder", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const store = storeOver(tap.kv, PATIENT);
  {
    await using rig = await createRig([ann, ben, cal], { store, seatLeaseMs: LEASE_MS });
    const id = await talking(rig);
    await rig.depart(ben);
    const before = tap.commits;
    let reports = 0;
    for (let ms = 10_000; ms < 300_000; ms += 10_000) {
      await rig.pass(10_000);
      must(rig.service.quality(ann, id, { ...measured(1), receivingFrom: ["ben", "ann", "eve"] }));
      await rig.service.idle();
      reports += 1;
      assert.ok(rig.service.live(id)?.seats.has("ben"), `after ${ms} ms`);
    }
    assert.ok(tap.commits - before <= reports * 0.6, `${tap.commits - before} of ${reports}`);
    await rig.pass(10_000);
    assert.equal(rig.service.live(id)?.seats.has("ben"), false);
    assert.equal(rig.last("cal", "call:participant-left")?.reason, "disconnected");
  }
  store.close();
});

Deno.test("in a call of two, a report with a bitrate counts as packets from the other person", async () => {
  await using rig = await createRig([ann, ben], { seatLeaseMs: LEASE_MS });
  const id = await rig.dial(ann, chatOf(["ann", "ben"]));
  must(await rig.service.accept(ben, id));
  await rig.depart(ben);
  await rig.pass(20_000);
  must(rig.service.quality(ann, id, measured(40_000)));
  await rig.service.idle();
  await rig.pass(20_000);
  assert.ok(rig.service.live(id)?.seats.has("ben"));
  must(rig.service.quality(ann, id, measured(0)));
  await rig.pass(LEASE_MS);
  assert.equal(rig.service.live(id), undefined);
});

Deno.test("a seat lapses after its lease once nobody reports packets any more", async () => {
  await using rig = await createRig([ann, ben, cal], { seatLeaseMs: LEASE_MS });
  const id = await talking(rig);
  await rig.depart(ben);
  await rig.pass(20_000);
  must(rig.service.quality(ann, id, { ...measured(1), receivingFrom: ["ben"] }));
  await rig.service.idle();
  must(rig.service.quality(cal, id, { ...measured(1), receivingFrom: [] }));
  await rig.pass(29_999);
  assert.ok(rig.service.live(id)?.seats.has("ben"));
  await rig.pass(1);
  assert.equal(rig.service.live(id)?.seats.has("ben"), false);
});

Deno.test("reports also hold a seat with a short lease", async () => {
  await using rig = await createRig([ann, ben, cal], { seatLeaseMs: 5_000 });
  const id = await talking(rig);
  await rig.depart(ben);
  for (let report = 0; report < 4; report++) {
    must(rig.service.quality(ann, id, { ...measured(1), receivingFrom: ["ben"] }));
    await rig.service.idle();
    await rig.pass(10_000);
  }
  assert.ok(rig.service.live(id)?.seats.has("ben"));
});

Deno.test("reports that hold a seat do not queue up in front of other commands", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const store = storeOver(tap.kv, PATIENT);
  {
    await using rig = await createRig([ann, ben, cal], { store, seatLeaseMs: LEASE_MS });
    const id = await talking(rig);
    await rig.depart(ben);
    const report = { ...measured(1), receivingFrom: ["ben"] };
    const before = tap.reads;
    for (let n = 0; n < 50; n++) must(rig.service.quality(ann, id, report));
    must(await rig.service.end(ann, id));
    assert.ok(tap.reads - before <= 4, `${tap.reads - before} reads`);
  }
  store.close();
});
