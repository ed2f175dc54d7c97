/** A server catches up on what it was never told. */
import assert from "node:assert/strict";
import { CLOSE_CODE } from "../../../../server/protocol/error-code.ts";
import { createArrears } from "../../../../server/realtime/cluster/arrears.ts";
import { createDirectory } from "../../../../server/realtime/directory.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";
import { createTestClock, device } from "../../calls/call-fixture.ts";

/** Ann and Ben are connected here, Cal to another server; each has a seat, and so has Dan. */
function createRig() {
  const clock = createTestClock();
  const directory = createDirectory(createRegistry(clock.now), clock.now);
  const [ann, ben] = ["ann", "ben"].map((id) => fakeConnection(id));
  for (const connection of [ann, ben]) directory.add(connection);
  directory.cameElsewhere("other", device("cal"));
  const rig = {
    ann,
    ben,
    clock,
    isRunning: true,
    reading: () => Promise.resolve(["ann"]),
    leaving: () => Promise.resolve(),
    done: [] as string[],
    failures: [] as unknown[],
  };
  const calls = {
    reload() {
      rig.done.push("reload");
      return rig.reading();
    },
    seats: () => ["ann", "cal", "dan"].map((id) => device(id)),
    departed({ connectionId }: { connectionId: string }) {
      rig.done.push(`departed ${connectionId}`);
      return rig.leaving();
    },
  };
  const rereadRules = () => void rig.done.push("rules");
  const arrears = createArrears({
    clock,
    directory,
    parts: () => rig.isRunning ? { calls: calls as never, rereadRules } : null,
    onFailure: (error) => void rig.failures.push(error),
  });
  /** Catches up; the fakes answer within a few turns. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await null;
  }
  return Object.assign(rig, {
    settle,
    makeUp(options: { lost: boolean }) {
      arrears.makeUp(options);
      return settle();
    },
  });
}

Deno.test("makeUp() rereads rules and calls, and has the people of changed calls connect anew", async () => {
  const rig = createRig();
  await rig.makeUp({ lost: false });
  assert.deepEqual(rig.done, ["rules", "reload"]);
  assert.deepEqual(rig.ann.closedWith.map(({ code }) => code), [CLOSE_CODE.restarting]);
  assert.deepEqual(rig.ben.closedWith, []);
});

Deno.test("makeUp() after the loss of a server starts the leases of seats whose connection nobody has", async () => {
  const rig = createRig();
  const bug = new Error("a bug");
  rig.leaving = () => Promise.reject(bug);
  await rig.makeUp({ lost: true });
  assert.deepEqual(rig.done, ["rules", "reload", "departed dan-1"]);
  assert.deepEqual(rig.failures, [bug]);
});

Deno.test("makeUp() tries again while the store is away, and still knows of the loss", async () => {
  const rig = createRig();
  const { reading } = rig;
  rig.reading = () => Promise.reject(new StoreUnavailable("away"));
  await rig.makeUp({ lost: true });
  rig.clock.advance(1_000);
  await rig.settle();
  rig.reading = reading;
  rig.clock.advance(1_000);
  await rig.settle();
  rig.clock.advance(10_000);
  await rig.settle();
  assert.deepEqual(rig.done, ["rules", "reload", "reload", "reload", "departed dan-1"]);
  assert.deepEqual(rig.failures, []);
});

Deno.test("makeUp() reports a bug, and tries nothing again after it or once the server stops", async () => {
  const rig = createRig();
  const bug = new TypeError("a bug");
  rig.reading = () => Promise.reject(bug);
  await rig.makeUp({ lost: true });
  rig.clock.advance(10_000);
  await rig.settle();
  assert.deepEqual(rig.failures, [bug]);
  rig.reading = () => Promise.reject(new StoreUnavailable("away"));
  await rig.makeUp({ lost: true });
  rig.isRunning = false;
  rig.clock.advance(10_000);
  await rig.makeUp({ lost: true });
  assert.deepEqual(rig.done, ["rules", "reload", "rules", "reload"]);
  assert.deepEqual(rig.failures, [bug]);
});
