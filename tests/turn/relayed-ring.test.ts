/**
 * Two who do not know each other, and a real coturn: while it rings their link is finished through it,
 * neither side is shown where the other is, and after the accept they find the shorter way.
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
    name: `strangers are connected through the relay while it rings, and then directly: ${pair}`,
    ...loose,
    async fn() {
      await using turn = await startTurnServer({ secret: SECRET }, ownAddress());
      await using world = await startTwoPeople(withRelay(turn.url), [], browsers);
      await using meeting = await world.meet({ beforeLoad: rememberConnections });
      const { ann, ben } = meeting;
      await ann.press("Voice call");
      await ben.hearsOf("incoming");
      const ringing = await Promise.all(
        [ann, ben].map((person) => become(person, ({ state }) => state === "connected")),
      );
      for (const ways of ringing) {
        assert.equal(ways.inUse, "relay");
        assert.deepEqual([...new Set(ways.theirs)], ["relay"]);
        assert.equal(ways.packetsHeard, 0);
      }

      await ben.press("Accept");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await Promise.all(
        [ann, ben].map((person) =>
          become(person, ({ inUse }) => inUse !== null && inUse !== "relay")
        ),
      );
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await ann.press("Hang up");
      assert.equal((await ben.hearsOf("ended")).reason, "completed");
    },
  });
}

Deno.test({
  name: "who passes an address of their own for a relay's learns nothing of where the other is",
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
    // What comes does so from the relay alone.
    await sprung;
    const ways = await Promise.all(
      [ann, ben].map((person) => become(person, ({ state }) => state === "connected")),
    );
    const relays = new Set(ways.flatMap(({ triedFrom }) => triedFrom));
    assert.deepEqual([...senders].filter((port) => !relays.has(port)), []);
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    trap.close();
  },
});

Deno.test({
  name: "strangers find each other also where no relay answers",
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

/** Runs in a page before anything else: beside each relay's address it names one where somebody listens. */
function layTrap(): void {
  let port: number;
  void window.trapPort().then((own) => port = own);
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    const trapped = typeof data !== "string" ? data : data.replace(
      /a=x-chat-call-relay:/,
      (line) => `${line}candidate:7 1 udp 41819903 127.0.0.1 ${port} typ relay\\r\\n${line}`,
    );
    Reflect.apply(send, this, [trapped]);
  };
}

/** What this person's one connection says once it is so. */
async function become(person: Person, isSo: (ways: Ways) => boolean): Promise<Ways> {
  for (const until = Date.now() + 15_000;;) {
    const [ways, ...others] = await waysOf(person);
    if (ways !== undefined && others.length === 0 && isSo(ways)) return ways;
    if (Date.now() > until) throw new Error(`It is ${JSON.stringify([ways, ...others])}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
