/** Somebody logs out of the host's site during a call: it is over for both people. */
import assert from "node:assert/strict";
import { ANN_HZ, type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";

async function talk({ ann, ben }: Meeting): Promise<void> {
  await ann.press("Voice call");
  await ben.press("Accept");
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await ben.hears(ANN_HZ);
}

Deno.test({
  name: "logging out",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  await t.step(
    "the call ends when the next page gets no token, without waiting for the lease",
    async () => {
      await using meeting = await world.meet();
      const { ann, ben, ANN } = meeting;
      await talk(meeting);
      world.site.logOut(ANN);
      await ann.page.reload();
      assert.equal((await ben.hearsOf("ended")).reason, "completed");
      await ann.page.waitForFunction(() =>
        document.querySelector("chat-call")?.shadowRoot?.querySelector("chat-call-buttons")
          ?.shadowRoot?.querySelector("button:disabled") != null
      );
    },
  );

  await t.step("the call ends when the page calls logOut()", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await talk(meeting);
    await ann.page.evaluate(() =>
      (document.querySelector("chat-call") as unknown as { logOut(): Promise<void> }).logOut()
    );
    assert.equal((await ben.hearsOf("ended")).reason, "completed");
    await ann.reaches("idle");
  });
});
