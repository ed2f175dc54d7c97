/** Many calls on one page: nothing that a call has opened or drawn is left behind. */
import assert from "node:assert/strict";
import { placeManyCalls } from "../e2e/support/many-calls.ts";
import { startTwoPeople } from "../e2e/support/two-people.ts";

const CALLS = 6;
/** For all calls together, fewer than one call has: it draws some 580 nodes. */
const GROWTH_MAX = { nodes: 300, listeners: 30, heapBytes: 1_000_000, streams: 2 };

Deno.test({
  name: "a page holds no more after many calls than after a few",
  // The browsers' own sockets and timers outlive a test; it closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn() {
    await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "60" });
    const { before, after } = await placeManyCalls(world, CALLS);
    for (const [at, held] of after.entries()) {
      for (const [name, most] of Object.entries(GROWTH_MAX)) {
        const key = name as keyof typeof GROWTH_MAX;
        const grown = held[key] - before[at][key];
        assert.ok(grown <= most, `${name} have grown by ${grown}`);
      }
      assert.equal(held.connections, 0);
      assert.equal(held.liveTracks, 0);
      assert.ok(held.audioContexts <= 1, `${held.audioContexts} audio contexts`);
    }
  },
});
