/** What one server does for, and asks about, the connections of another. */
import assert from "node:assert/strict";
import { CLOSE_CODE } from "../../../../server/protocol/error-code.ts";
import { device } from "../../calls/call-fixture.ts";
import { openServers } from "./servers.ts";

/** Ann is connected to `one` and Ben to `other`, and both servers know it. */
async function openApart() {
  const rig = await openServers();
  const { one, other } = await rig.two();
  const [ann, ben] = [one.connect("ann"), other.connect("ben")];
  rig.clock.advance(20);
  await rig.settle();
  return { ...rig, one, other, ann, ben, [Symbol.dispose]: rig.store.close };
}

/** The promise's value, if it has one once the clock has moved on; else null. */
async function within<T>(
  { clock, settle }: { clock: { advance(ms: number): void }; settle(): Promise<void> },
  ms: number,
  promise: Promise<T>,
): Promise<T | null> {
  await settle();
  clock.advance(ms);
  await settle();
  return await Promise.race([
    promise,
    new Promise<null>((resolve) => setTimeout(resolve, 0, null)),
  ]);
}

Deno.test("a text and a replacement reach a connection of the other server, and only a known one", async () => {
  using apart = await openApart();
  const { one, ben, settle } = apart;
  assert.equal(one.cluster.toConnection("ben-1", "{}"), true);
  assert.equal(one.cluster.toConnection("unknown", "{}"), false);
  await settle();
  assert.deepEqual(ben.sentTexts, ["{}"]);
  one.cluster.replaceElsewhere("unknown");
  one.cluster.replaceElsewhere("ben-1");
  await settle();
  assert.deepEqual(ben.closedWith.map(({ code }) => code), [CLOSE_CODE.replaced]);
});

Deno.test("media flags and changed rules are told to the other server", async () => {
  using apart = await openApart();
  const { one, other, settle } = apart;
  other.flagged.splice(0);
  one.cluster.flags("call", "cal", { muted: true, videoEnabled: false, screenEnabled: false });
  one.cluster.tellOfRule({ about: "person", id: "cal" });
  await settle();
  assert.deepEqual(other.flagged, ["cal"]);
  assert.deepEqual(other.done(), ["rule of person cal"]);
});

Deno.test("confirmGone() asks the connection's server, which waits for a page that may be closing", async () => {
  using apart = await openApart();
  const { one, other, ben } = apart;
  assert.equal(await within(apart, 250, one.cluster.confirmGone("ben-1")), false);
  const asking = one.cluster.confirmGone("ben-1");
  await apart.settle();
  other.directory.remove(ben);
  assert.equal(await within(apart, 250, asking), true);
  assert.equal(await one.cluster.confirmGone("ann-1"), false);
  assert.equal(await one.cluster.confirmGone("unknown"), true);
  assert.deepEqual(one.done(), []);
});

Deno.test("confirmGone() takes a server's silence for gone, and does not wait for it again", async () => {
  using apart = await openApart();
  const { one, other } = apart;
  other.connect("cal");
  apart.clock.advance(20);
  await apart.settle();
  other.state.isDead = true;
  const asking = one.cluster.confirmGone("ben-1");
  assert.equal(await within(apart, 1_199, asking), null);
  assert.equal(await within(apart, 1, asking), true);
  assert.deepEqual(one.done(), ["server-silent", "departed ben-1"]);
  assert.equal(one.directory.personAt("ben-1"), undefined);
  assert.equal(await within(apart, 0, one.cluster.confirmGone("cal-1")), true);
  assert.deepEqual(one.done(), ["server-silent", "departed cal-1"]);
});

Deno.test("hearOut() resolves when the other server has told of everybody, and does not wait for a dead one", async () => {
  using apart = await openApart();
  const { one, other } = apart;
  other.connect("cal");
  const hearing = one.cluster.hearOut();
  assert.notEqual(await within(apart, 0, hearing.then(() => "heard")), null);
  assert.deepEqual(one.directory.connectionsOf("cal"), [device("cal").connectionId]);
  other.state.isDead = true;
  const again = one.cluster.hearOut().then(() => "heard");
  assert.equal(await within(apart, 1_199, again), null);
  assert.equal(await within(apart, 1, again), "heard");
});
