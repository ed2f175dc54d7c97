/** Browsers too old for calls: a message says so in place of the call buttons. */
import assert from "node:assert/strict";
import { type HostChat, startHostSite } from "../e2e/support/host-site.ts";
import { newPeople, startTwoPeople } from "../e2e/support/two-people.ts";

const TOO_OLD = "This browser is too old for calls. Please update it.";

Deno.test({
  name: "a browser that is too old",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();
  const { ANN, BEN } = newPeople();
  const chat: HostChat = { id: "old-browser", calls: "video", members: [ANN, BEN] };
  const address = world.site.pageFor(ANN, chat);

  await t.step("shows the message, and startCall() rejects as unsupported", async () => {
    const ann = await world.annsDevice.open(address, { beforeLoad: forgetStates });
    await ann.reads(TOO_OLD);
    const code = await ann.page.evaluate(() =>
      document.querySelector("chat-call")!.startCall().catch(({ code }) => code)
    );
    assert.equal(code, "unsupported");
    assert.equal(await ann.page.$(`::-p-aria([name="Voice call"])`), null);
    assert.deepEqual(ann.complaints, []);
    await ann.close();
  });

  await t.step("shows the message even if it cannot parse the module", async () => {
    // Today's browsers can parse the module, so this one is served with syntax from the future.
    const later = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
      const { pathname } = new URL(request.url);
      const script = pathname === "/chat-call.js"
        ? await (await fetch(world.server.url + pathname)).text()
        : "words of { a later } language";
      return new Response(script, {
        headers: { "content-type": "text/javascript", "access-control-allow-origin": "*" },
      });
    });
    const site = startHostSite(`http://127.0.0.1:${later.addr.port}`);
    const ann = await world.annsDevice.open(site.pageFor(ANN, chat));
    await ann.reads(TOO_OLD);
    await ann.close();
    await Promise.all([site.close(), later.shutdown()]);
  });
});

/** Runs inside a page before anything else: makes custom states behave as in Chrome before 125. */
function forgetStates(): void {
  CSS.supports = () => false;
  CustomStateSet.prototype.add = () => {
    throw new DOMException("The specified value must start with '--'.", "SyntaxError");
  };
}
