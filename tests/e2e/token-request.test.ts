/** How the element asks a host for a token, as the host's server sees it. */
import assert from "node:assert/strict";
import { removeFolder } from "../support/remove-folder.ts";
import { startCallServer } from "./support/call-server.ts";
import { mintToken } from "./support/host-site.ts";
import { launchDevice } from "./support/person.ts";

interface Asked {
  method: string;
  cookie: string | null;
  cache: string | null;
}

/** A host whose pages have a session's cookie; its tokens are open to pages of other origins. */
function startHost(pageOf: () => string) {
  const asked: Asked[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async ({ url, method, headers }) => {
      if (new URL(url).pathname === "/call-token") {
        asked.push({ method, cookie: headers.get("cookie"), cache: headers.get("cache-control") });
        const token = await mintToken({ id: "ann", name: "Ann" });
        return Response.json({ token }, { headers: { "access-control-allow-origin": "*" } });
      }
      return new Response(pageOf(), {
        headers: { "content-type": "text/html", "set-cookie": "session=ann; HttpOnly; Path=/" },
      });
    },
  );
  const origin = `http://localhost:${server.addr.port}`;
  return { origin, asked, close: () => server.shutdown() };
}

Deno.test({
  name: "token-url is fetched with the page's cookies, and from another origin without them",
  // The browser's own sockets and timers outlive the test, which closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn() {
    const directory = await Deno.makeTempDir({ prefix: "chat-call-" });
    const server = await startCallServer(`${directory}/kv.sqlite`, {});
    const device = await launchDevice(directory, 700);
    const page = (tokenUrl: string) =>
      `<!doctype html><script src="${server.url}/chat-call.js" defer></script>` +
      `<chat-call token-url="${tokenUrl}"></chat-call>`;
    // Cookies do not depend on the port: only the origin keeps them from the other site.
    const other = startHost(() => page("/call-token"));
    const own = startHost(() => page("/call-token?chat=order-42"));
    const crossing = startHost(() => page(`${other.origin}/call-token`));
    try {
      for (const { origin } of [own, crossing]) {
        const ann = await device.open(`${origin}/`);
        await ann.hearsOf("ready");
        await ann.close();
      }
      const request = { method: "GET", cache: "no-cache" };
      assert.deepEqual(own.asked, [{ ...request, cookie: "session=ann" }]);
      assert.deepEqual(other.asked, [{ ...request, cookie: null }]);
    } finally {
      await device.close();
      await Promise.all([own, crossing, other].map(({ close }) => close()));
      await server.kill("SIGTERM");
      await removeFolder(directory);
    }
  },
});
