/**
 * Two strangers and a real coturn: while it rings they connect through the relay, neither side
 * learns the other's address, and after the accept they switch to a direct path.
 */
import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { launchFirefox } from "../e2e/support/firefox-device.ts";
import { launchDevice, type Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, type Browsers, startTwoPeople } from "../e2e/support/two-people.ts";
import { rememberConnections, type Ways, waysOf } from "../e2e/support/made-connections.ts";
import { ownAddress, startTurnServer } from "./turn-server.ts";

/** The browsers' own sockets and timers outlive a test; each closes its pages itself. */
const loose = { sanitizeResources: false, sanitizeOps: false };

const SECRET = "a relay's secret";
const withRelay = (url: string) => ({ TURN_URLS: url, TURN_SECRET: SECRET });

const PAIRS: Record<string, Browsers> = {
  "Chromium with Chromium": {},
  "Firefox with Chromium": { ann: launchFirefox, ben: launchDevice },
  "Chromium with Firefox": { ann: launchDevice, ben: launchFirefox },
};
for (const [pair, browsers] of Object.entries(PAIRS)) {
  Deno.test({
    name:
      `strangers connect through the relay while it rings, and directly after the accept: ${pair}`,
    ...loose,
    async fn() {
      await using turn = await startTurnServer({ secret: SECRET }, ownAddress());
      await using world = await startTwoPeople(withRelay(turn.url), [], browsers);
      await using meeting = await world.meet({ beforeLoad: rememberConnections });
      const { ann, ben } = meeting;
      await ann.press("Voice call");
      await ben.hearsOf("incoming");
      const ringing = await become([ann, ben], ({ state }) => state === "connected");
      for (const ways of ringing) {
        assert.equal(ways.inUse, "relay");
        assert.deepEqual([...new Set(ways.theirs)], ["relay"]);
        assert.equal(ways.packetsHeard, 0);
      }

      await ben.press("Accept");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await become([ann, ben], ({ inUse }) => inUse !== null && inUse !== "relay");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await ann.press("Hang up");
      assert.equal((await ben.hearsOf("ended")).reason, "completed");
    },
  });
}

Deno.test({
  name: "a person who passes off another address as a relay's does not learn the other's address",
  ...loose,
  async fn() {
    await using turn = await startTurnServer({ secret: SECRET });
    await using world = await startTwoPeople(withRelay(turn.url));
    const trap = createSocket("udp4");
    const sprung = once(trap, "message", { signal: AbortSignal.timeout(30_000) });
    const senders = new Set<number>();
    trap.on("message", (_data, { port }) => senders.add(port));
    await new Promise<void>((resolve) => trap.bind(0, "127.0.0.1", resolve));
    await using meeting = await world.meet({
      beforeLoad: [rememberConnections, layTrap],
      exposed: { trapPort: () => Promise.resolve(trap.address().port) },
    });
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.hearsOf("incoming");
    // Everything that arrives must come from a relay.
    await sprung;
    const ways = await become([ann, ben], ({ state }) => state === "connected");
    const relays = new Set(ways.flatMap(({ triedFrom }) => triedFrom));
    assert.deepEqual([...senders].filter((port) => !relays.has(port)), []);
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    trap.close();
  },
});

Deno.test({
  name: "strangers connect even when no relay answers",
  ...loose,
  async fn() {
    await using world = await startTwoPeople(withRelay("turn:127.0.0.1:3479"));
    await using meeting = await world.meet({ beforeLoad: rememberConnections });
    const { ann, ben } = meeting;
    await ann.press("Video call");
    await ben.hearsOf("incoming");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
  },
});

declare global {
  interface Window {
    trapPort(): Promise<number>;
  }
}

/**
 * Runs in a page before anything else: next to each relay address it adds one with a listener. It
 * has the highest priority, as a browser never tries a lower one once the relay has answered.
 */
function layTrap(): void {
  let port: number;
  void window.trapPort().then((own) => port = own);
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    const trapped = typeof data !== "string" ? data : data.replace(
      /a=x-chat-call-relay:/,
      (line) => `${line}candidate:7 1 udp 2130706431 127.0.0.1 ${port} typ relay\\r\\n${line}`,
    );
    Reflect.apply(send, this, [trapped]);
  };
}

/** The state of each person's only connection once it holds for all; a failure tells all states. */
async function become(people: Person[], isSo: (ways: Ways) => boolean): Promise<Ways[]> {
  for (const until = Date.now() + 15_000;;) {
    const all = await Promise.all(people.map(waysOf));
    if (all.every((ways) => ways.length === 1 && isSo(ways[0]))) return all.flat();
    if (Date.now() > until) throw new Error(`They are ${JSON.stringify(all)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
