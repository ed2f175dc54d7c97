/** A call whose server is killed and comes back: the sound never stops, and the call ends as any other. */
import assert from "node:assert/strict";
import { suffer } from "../e2e/support/outage.ts";
import { installPageOutages } from "../e2e/support/page-outages.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

/** What a busy machine may hold back of the sound by itself. */
const UNBROKEN_MS = 1_000;

Deno.test({
  name: "a call whose server is killed is heard on, and hung up when the server is back",
  // The browsers' own sockets and timers outlive a test; it closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn() {
    await using world = await startTwoPeople();
    await using meeting = await world.meet({ beforeLoad: installPageOutages });
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

    const reports = await suffer(meeting, async () => {
      await world.server.kill("SIGKILL");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await world.server.restart();
      for (const { page } of [ann, ben]) {
        await page.waitForFunction(
          () => window.rememberedEvents.filter(({ type }) => type === "chat-call-ready").length > 1,
          { timeout: 20_000 },
        );
      }
    });
    for (const { silenceMs, noticedMs } of reports) {
      assert.ok(silenceMs < UNBROKEN_MS, `silent for ${silenceMs.toFixed(0)} ms`);
      assert.equal(noticedMs, null);
    }

    await ann.press("Hang up");
    for (const person of [ann, ben]) {
      assert.equal((await person.hearsOf("ended")).reason, "completed");
    }
    for (const person of [meeting.ANN, meeting.BEN]) {
      const [call, ...others] = await world.history(person, meeting.chat);
      assert.deepEqual(others, []);
      assert.deepEqual([call.status, call.endReason], ["ended", "completed"]);
    }
  },
});
