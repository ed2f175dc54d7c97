/** Servers on one store that start, stop and fall silent. */
import assert from "node:assert/strict";
import { HEARTBEAT } from "../../../../server/realtime/cluster/membership.ts";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { device } from "../../calls/call-fixture.ts";
import { openServers } from "./servers.ts";

const { everyMs, lapseMs } = HEARTBEAT;

/** Whether the promise has settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const open = Symbol("open");
  return await Promise.race([promise, Promise.resolve(open)]) !== open;
}

Deno.test("start() resolves when the other servers have told who is connected to them", async () => {
  using rig = await openServers();
  const [one, other] = [rig.server(), rig.server()];
  await one.start();
  one.connect("ann");
  await other.start();
  assert.deepEqual(other.directory.connectionsOf("ann"), ["ann-1"]);
  assert.deepEqual([other.came, other.flagged], [["ann-1"], ["ann"]]);
  assert.ok(other.cluster.areThere());
  // The news of its own start has told it everything: there is nothing to read again.
  assert.deepEqual(other.done(), []);
});

Deno.test("start() does not wait for a server that has told it before it was asked", async () => {
  using rig = await openServers();
  const [one, other] = [rig.server(), rig.server()];
  await one.start();
  const reading = Promise.withResolvers<void>();
  other.state.heldRows = reading.promise;
  const starting = other.start();
  await rig.pass(everyMs);
  assert.ok(other.cluster.areThere());
  reading.resolve();
  await starting;
});

Deno.test("start() waits half a second for a server that does not answer, and catches up when it does", async () => {
  using rig = await openServers();
  const [one, other] = [rig.server(), rig.server()];
  await one.start();
  one.connect("ann");
  one.state.isDeaf = true;
  const starting = other.start();
  await rig.settle();
  rig.clock.advance(499);
  await rig.settle();
  assert.equal(await isSettled(starting), false);
  rig.clock.advance(1);
  await starting;
  assert.equal(other.cluster.areThere(), false);
  assert.deepEqual(other.done(), []);
  one.state.isDeaf = false;
  // Its server lives, and may yet tell of the connection that has this seat.
  other.state.seats = [device("cal")];
  await one.cluster.catchUp();
  await rig.settle();
  assert.deepEqual(other.directory.connectionsOf("ann"), ["ann-1"]);
  assert.deepEqual(other.done(), ["reload"]);
  await rig.pass(lapseMs);
  assert.deepEqual(other.done(), []);
});

Deno.test("a server on its own reads no mail and writes none", async () => {
  using rig = await openServers();
  const one = rig.server();
  await one.start();
  const ann = one.connect("ann");
  one.cluster.announce([]);
  one.directory.remove(ann);
  await rig.pass(4 * everyMs);
  assert.deepEqual([one.state.mailReads, one.state.sent], [0, 0]);
});

Deno.test("mail is read when the bell rings, and at a beat if the bell was missed", async () => {
  using rig = await openServers();
  const { one, other } = await rig.two();
  one.cluster.announce([]);
  await rig.settle();
  assert.deepEqual(other.done(), ["hear"]);
  rig.bells.clear();
  one.cluster.announce([]);
  await rig.settle();
  assert.deepEqual(other.done(), []);
  await rig.pass(everyMs);
  assert.deepEqual(other.done(), ["hear"]);
});

Deno.test("people who come and go within a moment are told in one parcel, and other news at once", async () => {
  using rig = await openServers();
  const { one, other } = await rig.two();
  const before = one.state.sent;
  const connections = ["ann", "ben", "cal"].map((id) => one.connect(id));
  one.directory.remove(connections[2]);
  await rig.settle();
  assert.deepEqual(other.directory.connectionsOf("ann"), []);
  rig.clock.advance(20);
  await rig.settle();
  assert.equal(one.state.sent, before + 1);
  const counts = ["ann", "ben", "cal"].map((id) => other.directory.countOf(id));
  assert.deepEqual(counts, [1, 1, 0]);
  // What waits goes with what does not.
  one.connect("dan");
  one.cluster.announce([]);
  await rig.settle();
  assert.equal(one.state.sent, before + 2);
  assert.equal(other.directory.countOf("dan"), 1);
});

Deno.test("the seats at a server that falls silent start their leases, and all calls are read again", async () => {
  using rig = await openServers();
  const { one, other } = await rig.two();
  other.connect("ben");
  await rig.pass(everyMs);
  assert.deepEqual(one.directory.connectionsOf("ben"), ["ben-1"]);
  one.done();
  other.state.isDead = true;
  // Taken at the other server just before its end.
  one.state.seats = [device("cal")];
  await rig.pass(lapseMs + everyMs);
  assert.deepEqual(one.done(), ["departed ben-1", "reload", "departed cal-1"]);
  assert.deepEqual(one.directory.connectionsOf("ben"), []);
  assert.equal(one.cluster.areThere(), false);
  const { sent } = one.state;
  one.cluster.announce([]);
  await rig.pass(everyMs);
  assert.equal(one.state.sent, sent);
});

Deno.test("stop() says goodbye: the others need not wait for its silence", async () => {
  using rig = await openServers();
  const { one, other } = await rig.two();
  one.connect("ann");
  await one.cluster.stop();
  await rig.settle();
  assert.equal((await rig.rows()).length, 1);
  assert.deepEqual(other.done(), ["departed ann-1", "reload"]);
  assert.equal(other.cluster.areThere(), false);
  await rig.pass(lapseMs);
  assert.deepEqual(one.done(), []);
  assert.equal(rig.bells.size, 1);
});

Deno.test("what waits for a server that says goodbye is not sent", async () => {
  using rig = await openServers();
  const { one, other } = await rig.two();
  one.connect("ann");
  await other.cluster.stop();
  await rig.settle();
  const { sent } = one.state;
  await rig.pass(everyMs);
  assert.equal(one.state.sent, sent);
});

Deno.test("stop() waits a second at most for a store that is away, and reports a bug", async () => {
  using rig = await openServers();
  const { one, other } = await rig.two();
  one.state.fault = new StoreUnavailable("away");
  const stopping = one.cluster.stop();
  await rig.settle();
  rig.clock.advance(999);
  await rig.settle();
  assert.equal(await isSettled(stopping), false);
  rig.clock.advance(1);
  await stopping;
  const { sent } = one.state;
  one.state.fault = null;
  await rig.pass(everyMs);
  assert.equal(one.state.sent, sent);
  const bug = new TypeError("a bug");
  other.state.fault = bug;
  await assert.rejects(other.cluster.stop(), bug);
});
