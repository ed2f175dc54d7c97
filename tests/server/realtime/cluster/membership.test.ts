/** The servers on a store know each other, and give up one that falls silent. */
import assert from "node:assert/strict";
import { HEARTBEAT } from "../../../../server/realtime/cluster/membership.ts";
import { removeInstance, renewInstance } from "../../../../server/store/instance-store.ts";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { openMembers } from "./members.ts";

const { everyMs, lapseMs } = HEARTBEAT;

Deno.test("join() makes known the servers that are there, and they learn of the new one at a beat", async () => {
  using rig = await openMembers();
  const [one, other] = [rig.server(), rig.server()];
  await one.join();
  assert.deepEqual(one.knows(), []);
  await other.join();
  assert.deepEqual(other.knows(), [one.self]);
  await rig.pass(everyMs);
  for (const [each, its] of [[one, other], [other, one]]) {
    assert.deepEqual(each.knows(), [its.self]);
    assert.deepEqual(each.news, [`met ${its.self}`]);
  }
  await rig.pass(4 * lapseMs);
  assert.deepEqual([one.news.length, other.news.length], [1, 1]);
  assert.ok(one.beats > 10);
});

Deno.test("of two servers that join at the same time, one knows the other at once", async () => {
  using rig = await openMembers();
  const both = [rig.server(), rig.server()];
  await Promise.all(both.map((each) => each.join()));
  assert.ok(both.some((each) => each.knows().length === 1));
});

Deno.test("a server that no longer renews its row is given up after the lapse, with its mail", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  await other.sendMail();
  other.state.isDead = true;
  // Its last renewal is seen at the next beat.
  await rig.pass(lapseMs);
  assert.deepEqual(one.knows(), [other.self]);
  await rig.pass(everyMs);
  assert.deepEqual(one.knows(), []);
  assert.deepEqual(one.news, [`met ${other.self}`, `lost ${other.self}`]);
  assert.equal(await other.row(), undefined);
  assert.deepEqual(await other.mail(), []);
  assert.equal(one.heardOf(other.self), false);
  await rig.pass(lapseMs);
  assert.equal(one.news.length, 2);
});

Deno.test("mail from a server is as good a sign of life as its beat", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  other.state.isDead = true;
  await rig.pass(lapseMs);
  assert.equal(one.heardOf(other.self), true);
  await rig.pass(lapseMs - everyMs);
  assert.deepEqual(one.knows(), [other.self]);
  await rig.pass(everyMs);
  assert.deepEqual(one.knows(), []);
});

Deno.test("a server that could not read the store itself gives nobody up for their silence", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  other.state.fault = new StoreUnavailable("away");
  // The last renewal is seen.
  await rig.pass(everyMs);
  one.state.fault = other.state.fault;
  await rig.pass(lapseMs - everyMs);
  one.state.fault = null;
  await rig.pass(everyMs);
  assert.deepEqual(one.knows(), [other.self]);
  other.state.fault = null;
  await rig.pass(2 * lapseMs);
  assert.deepEqual([one.news.length, other.news.length], [1, 1]);
  assert.deepEqual([...one.failures, ...other.failures], []);
});

Deno.test("a server that renews its row at the last moment is not given up", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  await other.sendMail();
  other.state.isDead = true;
  await rig.pass(lapseMs);
  one.state.beforeWrite = async () => {
    const lease = { now: rig.clock.now(), leaseMs: lapseMs };
    await renewInstance(rig.store, other.self, (await other.row())!.versionstamp, lease);
  };
  await rig.pass(everyMs);
  assert.deepEqual(one.knows(), [other.self]);
  assert.ok(await other.row());
  assert.equal((await other.mail()).length, 1);
});

Deno.test("a server is lost when another one has removed its row, and does not come back under its id", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  other.state.isDead = true;
  await removeInstance(rig.store, other.self);
  await rig.pass(everyMs);
  assert.deepEqual(one.news, [`met ${other.self}`, `lost ${other.self}`]);
  await renewInstance(rig.store, other.self, null, { now: rig.clock.now(), leaseMs: lapseMs });
  await rig.pass(everyMs);
  assert.deepEqual(one.knows(), []);
});

Deno.test("heardOf() makes a server known whose row has not been read, and waits a beat for the row", async () => {
  using rig = await openMembers();
  const [one, other] = [rig.server(), rig.server()];
  await one.join();
  await rig.pass(everyMs / 2);
  assert.equal(one.heardOf(other.self), true);
  assert.deepEqual(one.news, [`met ${other.self}`]);
  await rig.pass(everyMs / 2);
  assert.deepEqual(one.knows(), [other.self]);
  await rig.pass(everyMs);
  assert.deepEqual(one.knows(), []);
});

Deno.test("left() makes a server lost at once, and an unknown one is not reported", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  one.left(other.self);
  one.left("unknown");
  assert.deepEqual(one.news, [`met ${other.self}`, `lost ${other.self}`]);
  assert.deepEqual(one.knows(), []);
});

Deno.test("a server whose own row is gone reports that once, and beats no more", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  other.state.isDead = true;
  await removeInstance(rig.store, one.self);
  await rig.pass(3 * everyMs);
  assert.deepEqual(one.news, [`met ${other.self}`, "buried"]);
  assert.equal(await one.row(), undefined);
});

Deno.test("rows of servers dead for long count for nothing, even if clocks differ by half a minute", async () => {
  using rig = await openMembers();
  const now = rig.clock.now();
  for (const [id, agoMs] of [["dead", 30_000], ["slow clock", 29_999]] as const) {
    await renewInstance(rig.store, id, null, { now: now - agoMs, leaseMs: 0 });
  }
  const one = rig.server();
  await one.join();
  assert.deepEqual(one.knows(), ["slow clock"]);
});

Deno.test("beats go on after a failure, which is reported unless it is the store's", async () => {
  using rig = await openMembers();
  const one = rig.server();
  await one.join();
  const bug = new TypeError("a bug");
  for (const fault of [new StoreUnavailable("away"), bug, null]) {
    one.state.fault = fault;
    await rig.pass(everyMs);
  }
  assert.deepEqual(one.failures, [bug]);
  assert.equal(one.beats, 1);
});

Deno.test("leave() removes everything of the server, which asks the store nothing more", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  await one.sendMail();
  await one.leave();
  const { asked } = one.state;
  await rig.pass(everyMs);
  assert.equal(one.state.asked, asked);
  assert.equal(await one.row(), undefined);
  assert.deepEqual(await one.mail(), []);
  assert.deepEqual(other.knows(), []);
});

Deno.test("leave() during a beat ends it: nobody is met any more", async () => {
  using rig = await openMembers();
  const { one, other } = await rig.two();
  await rig.server().join();
  rig.clock.advance(everyMs);
  await one.leave();
  await rig.pass(everyMs);
  const { asked } = one.state;
  await rig.pass(everyMs);
  assert.equal(one.state.asked, asked);
  assert.equal(await one.row(), undefined);
  assert.deepEqual(one.news, [`met ${other.self}`]);
});
