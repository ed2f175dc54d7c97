/**
 * Calls through a real coturn: with the server's credentials, with fixed ones, and not with expired
 * ones.
 */
import assert from "node:assert/strict";
import { iceServers } from "../../server/ice/ice-servers.ts";
import type { Config } from "../../server/config/config.ts";
import type { TurnConfig } from "../../server/config/ice-setting.ts";
import { launchDevice, type Person } from "../e2e/support/person.ts";
import { startHostSite } from "../e2e/support/host-site.ts";
import { ANN_HZ, BEN_HZ, newPeople, startTwoPeople } from "../e2e/support/two-people.ts";
import { rememberConnections, waysOf } from "../e2e/support/made-connections.ts";
import { startTurnServer } from "./turn-server.ts";
import { removeFolder } from "../support/remove-folder.ts";

/** The browsers' own sockets and timers outlive a test; each closes its pages itself. */
const loose = { sanitizeResources: false, sanitizeOps: false };

const SECRET = "a relay's secret";

Deno.test({
  name: "coturn accepts the server's credentials, and a call runs only through it",
  ...loose,
  async fn() {
    await using turn = await startTurnServer({ secret: SECRET });
    await using world = await startTwoPeople({
      TURN_URLS: turn.url,
      TURN_SECRET: SECRET,
      ICE_TRANSPORT_POLICY: "relay",
      RING_TIMEOUT_SECONDS: "60",
    });
    await callsThroughRelay(world);
  },
});

Deno.test({
  name: "coturn accepts fixed credentials, and a call runs only through it",
  ...loose,
  async fn() {
    await using turn = await startTurnServer({ username: "caller", credential: "pass-word" });
    await using world = await startTwoPeople({
      TURN_SERVER: turn.url,
      TURN_USERNAME: "caller",
      TURN_CREDENTIAL: "pass-word",
      ICE_TRANSPORT_POLICY: "relay",
      RING_TIMEOUT_SECONDS: "60",
    });
    await callsThroughRelay(world);
  },
});

Deno.test({
  name: "coturn refuses expired credentials, and those from another secret",
  ...loose,
  async fn() {
    await using turn = await startTurnServer({ secret: SECRET });
    const folder = await Deno.makeTempDir({ prefix: "chat-call-" });
    const device = await launchDevice(folder, ANN_HZ);
    const site = startHostSite("http://127.0.0.1:9");
    const { ANN } = newPeople();
    const page = await device.open(site.pageFor(ANN, { id: "c", calls: "none", members: [ANN] }));
    const ice = (secret: string): Config["ice"] => {
      const relay: TurnConfig = { kind: "time-limited", urls: [turn.url], secret };
      return { stunUrls: [], turn: relay, transportPolicy: "relay" };
    };
    const now = Date.now();
    const hoursAgo = now - 2 * 3600 * 1000;
    assert.equal(await relaysFor(page, await iceServers(ice(SECRET), "ann", now)), 1);
    assert.equal(await relaysFor(page, await iceServers(ice(SECRET), "ann", hoursAgo)), 0);
    assert.equal(await relaysFor(page, await iceServers(ice("another"), "ann", now)), 0);
    await device.close();
    await site.close();
    await removeFolder(folder);
  },
});

/** Two people call and hear each other, and every path in use is relayed. */
async function callsThroughRelay(world: Awaited<ReturnType<typeof startTwoPeople>>) {
  await using meeting = await world.meet({ beforeLoad: rememberConnections });
  const { ann, ben } = meeting;
  await ann.press("Voice call");
  await ben.press("Accept");
  await Promise.all([ann.hears(BEN_HZ, 15_000), ben.hears(ANN_HZ, 15_000)]);
  for (const person of [ann, ben]) {
    assert.deepEqual((await waysOf(person)).map(({ inUse }) => inUse), ["relay"]);
  }
  await ann.press("Hang up");
  await ben.hearsOf("ended");
}

/** The number of relay candidates that a page gets with these servers. */
async function relaysFor({ page }: Person, servers: unknown[]): Promise<number> {
  return await page.evaluate(async (iceServers) => {
    const connection = new RTCPeerConnection({ iceServers, iceTransportPolicy: "relay" });
    let relays = 0;
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve();
        else if (candidate.type === "relay") relays += 1;
      };
    });
    connection.createDataChannel("any");
    await connection.setLocalDescription();
    await gathered;
    connection.close();
    return relays;
  }, servers as RTCIceServer[]);
}
