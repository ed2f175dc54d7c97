/** The code of calls does not load at first, as with a network that fails just then. */
import assert from "node:assert/strict";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

Deno.test({
  name: "a part that does not load",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  await t.step("the call buttons say so until it has loaded, then a call works", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    const devtools = await ann.page.createCDPSession();
    await devtools.send("Network.enable");
    await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
    await devtools.send("Network.setBlockedURLs", { urls: ["*/assets/call-part-*"] });
    await ann.page.reload();
    await ann.hearsOf("ready");
    await ann.page.waitForFunction(() => {
      const { shadowRoot } = document.querySelector("chat-call")!;
      const buttons = shadowRoot!.querySelector("chat-call-buttons")!.shadowRoot!;
      const why = buttons.querySelector("button:disabled")?.getAttribute("aria-describedby");
      return why && buttons.getElementById(why)!.textContent === "No connection. Trying again…";
    });
    await devtools.send("Network.setBlockedURLs", { urls: [] });
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    assert.deepEqual(ben.complaints, []);
  });
});
