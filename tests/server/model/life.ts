/** One life of a few people and two servers, from start to end, checked after every step. */
import { act, type Action } from "./actions.ts";
import { World } from "./world.ts";

/** Runs the life moment by moment; a failure reports everything stored and sent. */
export async function live(moments: Action[][]): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  const world = new World(kv);
  try {
    for (const n of [0, 1]) await world.start(n);
    for (const [n, userId] of ["ann", "ben", "cal", "ben", "dan"].entries()) {
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
  } catch (cause) {
    throw new Error(`The life ended up inconsistent:\n${await world.story()}`, { cause });
  } finally {
    for (const n of [0, 1]) world.kill(n);
    kv.close();
  }
}
