/** Sites whose plugins rewrite script tags, cache scripts, or combine several into one. */
import assert from "node:assert/strict";
import { type HostChat, startHostSite } from "../e2e/support/host-site.ts";
import { newPeople, startTwoPeople } from "../e2e/support/two-people.ts";

Deno.test({
  name: "a page whose scripts are optimised",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();
  const { ANN, BEN } = newPeople();
  const chat: HostChat = { id: "optimised-page", calls: "video", members: [ANN, BEN] };

  await t.step("has the element if the tag was turned into a module", async () => {
    const site = startHostSite(world.server.url, "", { script: 'type="module"' });
    const ann = await world.annsDevice.open(site.pageFor(ANN, chat));
    await ann.hearsOf("ready");
    assert.deepEqual(ann.complaints, []);
    await ann.close();
    await site.close();
  });

  await t.step(
    "has the element if the page is isolated, and the tag has an integrity",
    async () => {
      const script = await (await fetch(`${world.server.url}/chat-call.js`)).bytes();
      const digest = await crypto.subtle.digest("SHA-384", script);
      const hash = new Uint8Array(digest).toBase64();
      const site = startHostSite(world.server.url, "", {
        script: `integrity="sha384-${hash}" crossorigin`,
        headers: {
          "cross-origin-opener-policy": "same-origin",
          "cross-origin-embedder-policy": "require-corp",
        },
      });
      const ann = await world.annsDevice.open(site.pageFor(ANN, chat));
      await ann.hearsOf("ready");
      assert.ok(await ann.page.evaluate(() => crossOriginIsolated));
      assert.deepEqual(ann.complaints, []);
      await ann.close();
      await site.close();
    },
  );

  await t.step("has the current element if an older script was cached", async () => {
    const asked: string[] = [];
    const kept = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
      const { pathname, search } = new URL(request.url);
      const today = await fetch(world.server.url + pathname);
      if (pathname !== "/chat-call.js" || search) return today;
      asked.push(pathname);
      const script = (await today.text()).replace(/assets\/define-[\w-]+/, "assets/define-gone");
      return new Response(script, { headers: { "content-type": "text/javascript" } });
    });
    const url = `http://127.0.0.1:${kept.addr.port}`;
    // The policy's nonce allows what this script itself loads, and nothing else.
    const site = startHostSite(url, `server="${world.server.url}"`, {
      script: 'nonce="once"',
      headers: {
        "content-security-policy":
          `script-src 'nonce-once'; require-trusted-types-for 'script'; trusted-types lit-html`,
      },
    });
    const ann = await world.annsDevice.open(site.pageFor(ANN, chat));
    await ann.hearsOf("ready");
    assert.equal(asked.length, 1);
    await ann.close();
    await Promise.all([site.close(), kept.shutdown()]);
  });

  await t.step("logs an error if the script was bundled into another one", async () => {
    const script = await (await fetch(`${world.server.url}/chat-call.js`)).text();
    const site = startHostSite(world.server.url, "", {
      headers: { "content-security-policy": "script-src 'unsafe-inline'" },
      around: (_, element) => `<!doctype html>${element}<script>${script}</script>`,
    });
    const ann = await world.annsDevice.open(site.pageFor(ANN, chat));
    assert.match(ann.complaints.join(), /no script tag names chat-call\.js as a file of its own/);
    await ann.close();
    await site.close();
  });
});
