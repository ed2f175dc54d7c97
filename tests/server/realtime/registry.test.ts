/** Who is connected, and who was a moment ago. */
import assert from "node:assert/strict";
import { REACHABLE_GRACE_MS } from "../../../server/protocol/limits.ts";
import { createRegistry } from "../../../server/realtime/registry.ts";
import { createRouter } from "../../../server/realtime/router.ts";
import { fakeConnection } from "../../support/fake-connection.ts";

Deno.test("registry knows a person's connections, and when the last one closed", () => {
  let at = 1_000;
  const registry = createRegistry(() => at);
  const [first, second] = [fakeConnection("ann"), fakeConnection("ann", "ann-2")];
  assert.equal(registry.lastSeenAt("ann"), null);
  registry.add(first);
  registry.add(second);
  assert.deepEqual(registry.connectionsOf("ann"), ["ann-1", "ann-2"]);
  assert.equal(registry.remove(first), true);
  assert.equal(registry.remove(first), false);
  at = 2_000;
  registry.remove(second);
  at = 9_000;
  assert.equal(registry.lastSeenAt("ann"), 2_000);
  assert.deepEqual(registry.connectionsOf("ann"), []);
  assert.equal(registry.size, 0);
});

Deno.test("registry counts a person as reachable for the length of a page load, and no longer", () => {
  let at = 0;
  const registry = createRegistry(() => at);
  const ann = fakeConnection("ann");
  assert.equal(registry.isReachable("ann"), false);
  registry.add(ann);
  at = 60_000;
  assert.equal(registry.isReachable("ann"), true);
  registry.remove(ann);
  at += REACHABLE_GRACE_MS;
  assert.equal(registry.isReachable("ann"), true);
  at += 1;
  assert.equal(registry.isReachable("ann"), false);
});

Deno.test("registry forgets the oldest departures, but nobody still within the grace period", () => {
  let at = 0;
  const registry = createRegistry(() => at);
  for (let i = 0; i < 12_000; i++) {
    const person = fakeConnection(`p${i}`);
    registry.add(person);
    registry.remove(person);
  }
  assert.equal(registry.isReachable("p0"), true);
  at = REACHABLE_GRACE_MS + 1;
  const last = fakeConnection("last");
  registry.add(last);
  registry.remove(last);
  assert.equal(registry.lastSeenAt("p0"), null);
  assert.equal(registry.lastSeenAt("p11999"), 0);
  assert.equal(registry.lastSeenAt("last"), at);
});

Deno.test("deliver() sends to all of a person's connections, to only one, or to all except one", () => {
  const registry = createRegistry();
  const router = createRouter(registry);
  const [first, second, other] = [
    fakeConnection("ann"),
    fakeConnection("ann", "ann-2"),
    fakeConnection("ben"),
  ];
  for (const connection of [first, second, other]) registry.add(connection);
  const message = { type: "call:timeout" as const, sessionId: "s", chatId: "c" };
  router.deliver([{ userId: "ann", message }]);
  assert.deepEqual([first.sent.length, second.sent.length, other.sent.length], [1, 1, 0]);
  router.deliver([{ userId: "ann", only: "ann-2", message }]);
  assert.deepEqual([first.sent.length, second.sent.length], [1, 2]);
  router.deliver([{ userId: "ann", except: "ann-2", message }]);
  assert.deepEqual([first.sent.length, second.sent.length], [2, 2]);
  // Another person's connection cannot be addressed by its id.
  router.deliver([{ userId: "ann", only: "ben-1", message }, { userId: "nobody", message }]);
  assert.deepEqual(other.sent, []);
});
