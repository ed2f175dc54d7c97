/** Where a server listens, the URL it prints, and how it counts clients over IPv4 and IPv6. */
import assert from "node:assert/strict";
import { startTestServer } from "../support/server-harness.ts";

/** A container may have no IPv6 addresses, not even loopback. */
const ignore = !Deno.networkInterfaces().some(({ address }) => address === "::1");

Deno.test(
  { name: "HOST=:: listens on IPv4 and IPv6, and is printed as localhost", ignore },
  async () => {
    await using server = await startTestServer({ env: { HOST: "::" } });
    const { hostname, port } = new URL(server.url);
    assert.equal(hostname, "localhost");
    for (const address of ["127.0.0.1", "[::1]"]) {
      const response = await fetch(`http://${address}:${port}/healthz`);
      assert.deepEqual(await response.json(), { status: "ok" }, address);
      // An IPv4 peer counts as this machine, however the runtime spells its address.
      assert.equal((await fetch(`http://${address}:${port}/metrics`)).status, 200, address);
    }
    await server.connect("ann");
  },
);

Deno.test({ name: "HOST=::1 is printed in brackets, as in a URL", ignore }, async () => {
  await using server = await startTestServer({ env: { HOST: "::1" } });
  assert.match(server.url, /^http:\/\/\[::1\]:\d+$/);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
});

Deno.test(
  { name: "a page served by this server may connect over IPv6", ignore },
  async () => {
    const origin = (url: string) => ({ headers: { origin: url } });
    const env = { HOST: "::1", CHAT_CALL_ORIGINS: "" };
    await using own = await startTestServer({ env });
    const ann = await own.open(origin(own.url));
    ann.send({ type: "hello", token: await own.token("ann") });
    await ann.welcomed();
    const other = await own.open(origin("http://[::2]:80"));
    assert.equal((await other.closed).code, 4403);
  },
);

const PARTIES = [
  ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true],
  ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
  ["192.0.2.7", "::ffff:192.0.2.7", true],
  ["::ffff:c000:207", "192.0.2.7", true],
  ["::ffff:192.0.2.7", "::ffff:192.0.2.8", false],
] as const;

for (const [one, other, isSame] of PARTIES) {
  Deno.test(`${one} and ${other} count as ${isSame ? "one" : "two"} for socket caps and rate limits`, async () => {
    await using server = await startTestServer({
      env: {
        SOCKETS_PER_ADDRESS: "1",
        REQUESTS_PER_SECOND_PER_ADDRESS: "1",
        REQUEST_BURST_PER_ADDRESS: "1",
      },
    });
    const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
    const statusOf = async (address: string) => {
      const response = await fetch(`${server.url}/api/config`, from(address));
      await response.body?.cancel();
      return response.status;
    };
    assert.deepEqual([await statusOf(one), await statusOf(other)], [401, isSame ? 429 : 401]);
    const ann = await server.open(from(one));
    ann.send({ type: "hello", token: await server.token("ann") });
    await ann.welcomed();
    const ben = await server.open(from(other));
    ben.send({ type: "hello", token: await server.token("ben") });
    if (isSame) assert.equal((await ben.closed).code, 4429);
    else await ben.welcomed();
  });
}
