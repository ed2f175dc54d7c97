/**
 * Whatever people, servers and mail do, in whatever order: one live call a chat, one seat a person,
 * one outcome that all agree on. MODEL_RUNS asks for more runs than a test run needs.
 */
import fc from "fast-check";
import { act, type Action, anyAction } from "./actions.ts";
import { World } from "./world.ts";

const RUNS = Number(Deno.env.get("MODEL_RUNS") ?? 100);

/** Some things happen at once: before the first of them is done. */
const anyMoment = fc.array(anyAction, { minLength: 1, maxLength: 3 });

async function live(moments: Action[][]): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  const world = new World(kv);
  try {
    for (const n of [0, 1]) await world.start(n);
    for (const [n, userId] of ["ann", "ben", "cal", "ben"].entries()) {
      await world.connect(userId, n % 2);
    }
    for (const actions of moments) {
      const isOneByOne = actions.some(({ what }) => what === "pass" || what === "start");
      if (isOneByOne) { for (const action of actions) await act(world, action); }
      else await Promise.all(actions.map((action) => act(world, action)));
      await world.settle();
      await world.check();
    }
    await world.finish();
  } finally {
    for (const n of [0, 1]) world.kill(n);
    kv.close();
  }
}

Deno.test(`calls on two servers keep their word in ${RUNS} random lives`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMoment, { maxLength: 14, size: "max" }), live),
    { numRuns: RUNS, endOnFailure: Deno.env.has("CI") },
  );
});
