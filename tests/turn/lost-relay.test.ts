/** A call over a relay only, which dies and comes back. */
import assert from "node:assert/strict";
import { loseRelay } from "./lose-relay.ts";

/** Below one second on an idle machine. */
const NOTICED_WITHIN_MS = 5_000;
const HEARD_WITHIN_MS = 12_000;

Deno.test({
  name: "when a relay dies and comes back, both notice it and hear each other again",
  // The browsers' own sockets and timers outlive a test; it closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn() {
    const { reports, backAt } = await loseRelay();
    for (const { noticedMs, heardAt } of reports) {
      assert.ok(
        noticedMs !== null && noticedMs < NOTICED_WITHIN_MS,
        `noticed after ${noticedMs} ms`,
      );
      assert.ok(
        heardAt - backAt < HEARD_WITHIN_MS,
        `heard ${heardAt - backAt} ms after it is back`,
      );
    }
  },
});
