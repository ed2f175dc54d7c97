/**
 * Two browsers reach the server through a real nginx: a call survives a restart of nginx and of the
 * server.
 */
import assert from "node:assert/strict";
import { startHostSite } from "../e2e/support/host-site.ts";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";
import { startFront } from "./front.ts";

Deno.test({
  name: "a call behind nginx survives a restart of nginx and of the server, and ends as completed",
  // The browsers' own sockets and timers outlive the test, which closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn() {
    await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "60" });
    await using front = await startFront({ serverPort: world.server.port });
    const site = startHostSite(front.plainUrl);
    {
      await using meeting = await world.meet({ annsSite: site, bensSite: site });
      const { ann, ben } = meeting;
      await ann.press("Voice call");
      await ben.press("Accept");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

      await front.restart();
      await Promise.all([isReadyAgain(ann, 2), isReadyAgain(ben, 2)]);
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

      await world.server.kill("SIGTERM");
      await world.server.restart();
      await Promise.all([isReadyAgain(ann, 3), isReadyAgain(ben, 3)]);
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

      await ann.press("Hang up");
      for (const person of [ann, ben]) {
        assert.equal((await person.hearsOf("ended")).reason, "completed");
      }
    }
    await site.close();
  },
});

/** Waits until a page has been welcomed this many times since it was opened. */
async function isReadyAgain({ page }: Person, times: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      window.rememberedEvents.filter(({ type }) => type === "chat-call-ready").length >= wanted,
    { timeout: 30_000 },
    times,
  );
}
