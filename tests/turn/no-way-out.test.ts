/**
 * Calls that cannot connect: the message blames the network only when it is known to be at fault.
 */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";
import { startTurnServer } from "./turn-server.ts";

/** The browsers' own sockets and timers outlive a test; each closes its pages itself. */
const loose = { sanitizeResources: false, sanitizeOps: false };

const SECRET = "a relay's secret";
const NOBODY = "turn:127.0.0.1:3479";
/** By default the only path between the two is a relay. */
const relayed = (turnUrl: string) => ({
  TURN_URLS: turnUrl,
  TURN_SECRET: SECRET,
  ICE_TRANSPORT_POLICY: "relay",
  RING_TIMEOUT_SECONDS: "60",
});

Deno.test({
  name:
    "only the person whose network blocks the relay is told so, and the connection check confirms it",
  ...loose,
  async fn() {
    await using turn = await startTurnServer({ secret: SECRET });
    await using world = await startTwoPeople(relayed(turn.url));
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await losesRelay(ann);
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([
      isTold(ann, "Your network blocks calls"),
      isTold(ben, "Could not connect"),
    ]);
    assert.equal((await ann.hearsOf("ended")).reason, "connect-failed");

    await ann.press("Check my connection");
    await ann.reads(/Relay\s+No answer/);
    await ann.reads("No way out of this network was found.");
    await ben.press("Check my connection");
    await ben.reads("Calls should work here.");
  },
});

Deno.test({
  name: "a relay that refuses both is not reported as a blocking network",
  ...loose,
  async fn() {
    await using turn = await startTurnServer({ secret: "another secret" });
    await using world = await startTwoPeople(relayed(turn.url));
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([isTold(ann, "Could not connect"), isTold(ben, "Could not connect")]);
    await ann.press("Check my connection");
    await ann.reads(/Relay\s+Refused/);
    await ann.reads("This network lets calls out, but the site’s relay does not pass them on.");
  },
});

Deno.test({
  name:
    "servers that are down do not prevent a direct call, and the check does not blame the network alone",
  ...loose,
  async fn() {
    await using world = await startTwoPeople({
      ...relayed(NOBODY),
      ICE_TRANSPORT_POLICY: "all",
      STUN_URLS: "stun:127.0.0.1:3479",
    });
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    await ann.press("Hang up");
    await ann.reads("Call ended");
    await ann.page.evaluate(() =>
      (document.querySelector("chat-call") as unknown as { diagnose(): Promise<void> }).diagnose()
    );
    await ann.reads(/Way out of this network\s+No answer/);
    await ann.reads("Either it blocks calls, or the servers that make calls possible are down.");
  },
});

/** A connection has twenty seconds to come up before a message is shown. */
async function isTold({ page }: Person, words: string): Promise<void> {
  await page.waitForFunction(
    (text) => window.screenText().includes(text),
    { timeout: 45_000, polling: 100 },
    words,
  );
}

/** From now on no packet of this page reaches the relay. */
async function losesRelay({ page }: Person): Promise<void> {
  await page.evaluate((nobody) => {
    const elsewhere = (configuration: RTCConfiguration = {}): RTCConfiguration => ({
      ...configuration,
      iceServers: configuration.iceServers?.map((server) => ({ ...server, urls: nobody })),
    });
    const { setConfiguration } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setConfiguration = function (configuration) {
      return setConfiguration.call(this, elsewhere(configuration));
    };
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(elsewhere(configuration));
      }
    };
  }, NOBODY);
}
