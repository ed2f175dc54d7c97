/** A server that the others took for dead, though it lives, and that comes back. */
import assert from "node:assert/strict";
import { HEARTBEAT } from "../../../../server/realtime/cluster/membership.ts";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { device } from "../../calls/call-fixture.ts";
import { openServers } from "./servers.ts";

const { everyMs, lapseMs } = HEARTBEAT;

/** A server that has found out that it was given up, and cannot reach the store any more. */
async function givenUpWithoutStore(rig: Awaited<ReturnType<typeof openServers>>) {
  const one = rig.server();
  await one.start();
  const [former] = await rig.rows();
  await rig.bury(former);
  one.state.onGivenUp = () => one.state.fault = new StoreUnavailable("away");
  await rig.pass(3_000);
  assert.deepEqual(await rig.rows(), []);
  return one;
}

Deno.test("a server that was taken for dead comes back under a new id, and catches up", async () => {
  using rig = await openServers();
  const [one] = [rig.server()];
  await one.start();
  const [former] = await rig.rows();
  const other = rig.server();
  await other.start();
  one.connect("ann");
  other.connect("ben");
  await rig.pass(everyMs);
  for (const each of [one, other]) each.done();
  await rig.bury(former);
  await rig.pass(2 * everyMs);
  const rows = await rig.rows();
  assert.equal(rows.length, 2);
  assert.ok(!rows.includes(former));
  assert.ok(one.done().includes("server-given-up"));
  assert.ok(!rig.bells.has(former));
  await rig.pass(lapseMs);
  assert.deepEqual(one.directory.connectionsOf("ben"), ["ben-1"]);
  assert.deepEqual(other.directory.connectionsOf("ann"), ["ann-1"]);
  for (const each of [one, other]) {
    assert.ok(each.cluster.areThere());
    assert.deepEqual(each.failures, []);
  }
});

Deno.test("a server that was taken for dead comes back as soon as the store does", async () => {
  using rig = await openServers();
  const one = await givenUpWithoutStore(rig);
  one.state.seats = [device("cal")];
  one.state.fault = null;
  await rig.pass(1_000);
  assert.equal((await rig.rows()).length, 1);
  assert.deepEqual(one.done(), ["server-given-up", "reload", "departed cal-1"]);
  assert.deepEqual(one.failures, []);
});

Deno.test("a server that stops while it was taken for dead does not come back", async () => {
  using rig = await openServers();
  const one = await givenUpWithoutStore(rig);
  await one.cluster.stop();
  one.state.fault = null;
  await rig.pass(3_000);
  assert.deepEqual(await rig.rows(), []);
  assert.deepEqual(one.done(), ["server-given-up"]);
});

Deno.test("a server that was taken for dead forgets one that has died meanwhile", async () => {
  using rig = await openServers();
  const { one, other } = await rig.two();
  other.connect("ben");
  await rig.pass(everyMs);
  assert.deepEqual(one.directory.connectionsOf("ben"), ["ben-1"]);
  other.state.isDead = true;
  for (const id of await rig.rows()) await rig.bury(id);
  await rig.pass(2 * everyMs);
  assert.equal((await rig.rows()).length, 1);
  assert.deepEqual(one.directory.connectionsOf("ben"), []);
  assert.equal(one.cluster.areThere(), false);
});

Deno.test("mail that a server was reading when it was taken for dead is dropped", async () => {
  using rig = await openServers();
  const one = rig.server();
  await one.start();
  const [former] = await rig.rows();
  const other = rig.server();
  await other.start();
  await rig.settle();
  const reading = Promise.withResolvers<void>();
  one.state.heldMail = reading.promise;
  other.cluster.announce([]);
  await rig.settle();
  await rig.bury(former);
  await rig.pass(everyMs);
  assert.ok(!(await rig.rows()).includes(former));
  reading.resolve();
  await rig.settle();
  assert.ok(!one.done().includes("hear"));
  other.cluster.announce([]);
  await rig.settle();
  assert.deepEqual(one.done(), ["hear"]);
});
