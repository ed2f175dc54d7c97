/** Missed calls are counted once, in the commit of the call, even if its answer gets lost. */
import assert from "node:assert/strict";
import type { UserStatus } from "../../../../server/protocol/call.ts";
import { readForHello } from "../../../../server/store/people/hello-reading.ts";
import { storeOver } from "../../../../server/store/kv/kv.ts";
import { markSeen, missedSums } from "../../../../server/store/calls/missed-store.ts";
import {
  chatOf,
  createRig,
  device,
  must,
  openPatientStore,
  PATIENT,
} from "../../calls/call-fixture.ts";
import { ringing } from "../../calls/lifecycle/fixture.ts";
import { breakOff, tapKv } from "../counting-kv.ts";

const as = (status: UserStatus) => ({
  ...ringing,
  participants: ringing.participants.map((one) => one.userId === "ben" ? { ...one, status } : one),
});

const outcomes: [UserStatus, number][] = [
  ["missed", 1],
  ["busy", 1],
  ["offline", 1],
  ["rejected", 0],
  ["joined", 0],
  ["left", 0],
  ["ringing", 0],
];
for (const [status, count] of outcomes) {
  Deno.test(`missedSums() counts ${count} for a person who is ${status}, and only once`, () => {
    assert.equal(missedSums(ringing, as(status)).length, count);
    assert.equal(missedSums(null, as(status)).length, count);
    assert.equal(missedSums(as(status), as(status)).length, 0);
  });
}

Deno.test("missedSums() never counts for an unavailable person or the caller", () => {
  const hidden = as("missed");
  hidden.participants[0] = { ...hidden.participants[0], status: "missed" };
  hidden.participants[1] = { ...hidden.participants[1], rejectReason: "unavailable" };
  assert.deepEqual(missedSums(ringing, hidden), []);
});

Deno.test("a missed call is counted once when the commit's answer gets lost", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const store = storeOver(tap.kv, PATIENT);
  {
    await using rig = await createRig([device("ann"), device("ben")], { store });
    const id = await rig.dial(device("ann"), chatOf(["ann", "ben"]));
    tap.commitFaults.push("answer-lost");
    must(await rig.service.cancel(device("ann"), id));
    await rig.service.idle();
    const { missed } = await readForHello(store, "ben", [], []);
    assert.deepEqual(missed, { count: 1, since: null });
  }
  store.close();
});

Deno.test("markSeen() resets the count, and never moves its time back", async () => {
  const store = await openPatientStore();
  {
    await using rig = await createRig([device("ann")], { store });
    await rig.dial(device("ann"), chatOf(["ann", "ben"]));
    await rig.dial(device("ann"), chatOf(["ann", "ben"]));
    assert.equal((await readForHello(store, "ben", [], [])).missed.count, 2);
    assert.deepEqual(await markSeen(store, "ben", 500), { count: 0, since: 500 });
    assert.deepEqual(await markSeen(store, "ben", 400), { count: 0, since: 500 });
    await rig.dial(device("ann"), chatOf(["ann", "ben"]));
    assert.deepEqual((await readForHello(store, "ben", [], [])).missed, { count: 1, since: 500 });
  }
  store.close();
});

Deno.test("markSeen() commits only once within a minute while nothing is missed", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const store = storeOver(tap.kv, PATIENT);
  for (let at = 0; at < 50; at++) {
    assert.deepEqual(await markSeen(store, "ben", 1000 + at), { count: 0, since: 1000 });
  }
  assert.equal(tap.commits, 1);
  assert.equal((await markSeen(store, "ben", 61_000)).since, 61_000);
  store.close();
});
