/** Calls that nobody answers: the server ends them, even if it was killed while they rang. */
import assert from "node:assert/strict";
import { startTwoPeople } from "./support/two-people.ts";

Deno.test({
  name: "a call that nobody answers",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "5" });

  await t.step("no answer: the server ends the ring on both sides", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    // The notice of the end disappears by itself, so start waiting for it first.
    await Promise.all([ann.reads(/no answer/i), ann.press("Voice call")]);
    await ben.hearsOf("incoming");
    await ben.hearsOf("missed");
    for (const person of [ann, ben]) {
      assert.equal((await person.hearsOf("ended")).reason, "no-answer");
    }
    const [call] = await world.history(meeting.ANN, meeting.chat);
    assert.equal(call.status, "missed");
  });

  await t.step("a server killed while it rings ends the ring after its restart", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.hearsOf("incoming");
    await world.server.kill("SIGKILL");
    await world.server.restart();
    for (const person of [ann, ben]) {
      await person.hearsOf("ended");
      await person.reaches("idle");
    }
    const [call] = await world.history(meeting.BEN, meeting.chat);
    assert.equal(call.status, "missed");
    assert.equal(call.endReason, "no-answer");
  });
});
