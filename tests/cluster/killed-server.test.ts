/** Two server processes on one KV Connect server, and what happens when one of them is killed. */
import assert from "node:assert/strict";
import { type CallServer, startCallServer } from "../e2e/support/call-server.ts";
import { connectClient } from "../support/connect-client.ts";
import { SECRET } from "../support/host-tokens.ts";
import { DIAL, OFFER, talk } from "../support/talk.ts";
import { DENOKV_PATH, type DenokvServer, startDenokv } from "./denokv.ts";

const RING_SECONDS = 5;
const SETTINGS = {
  CHAT_CALL_SECRET: SECRET,
  RING_TIMEOUT_SECONDS: `${RING_SECONDS}`,
  SEAT_LEASE_SECONDS: "10",
};

async function onTwoServers(
  test: (one: CallServer, other: CallServer, denokv: DenokvServer) => Promise<void>,
): Promise<void> {
  await using denokv = await startDenokv();
  const servers = await Promise.all([1, 2].map(() => startCallServer(denokv.url, SETTINGS)));
  try {
    await test(servers[0], servers[1], denokv);
  } finally {
    await Promise.all(servers.map((server) => server.kill("SIGKILL").catch(() => {})));
  }
}

async function connectBoth(one: CallServer, other: CallServer) {
  const ann = await connectClient(one.url, "ann");
  const ben = await connectClient(other.url, "ben");
  const isHere = ({ reachable }: { reachable: boolean }) => reachable;
  await ann.next("presence:changed", ({ members }) => members.some(isHere));
  return { ann, ben };
}

if (DENOKV_PATH) {
  Deno.test("two processes: a call across them connects and ends", () =>
    onTwoServers(async (one, other) => {
      const { ann, ben } = await connectBoth(one, other);
      const call = await talk(ann, ben);
      ben.send({ type: "webrtc:offer", ...call, targetUserId: "ann", offer: OFFER });
      assert.equal((await ann.next("webrtc:offer")).fromConnectionId, ben.connectionId);
      await ann.request({ type: "call:toggle-audio", ...call, muted: true });
      assert.equal((await ben.next("call:participant-audio-toggle")).muted, true);
      await ann.request({ type: "call:end", ...call });
      assert.equal((await ben.next("call:ended")).endedBy, "ann");
      for (const client of [ann, ben]) await client.close();
    }));

  Deno.test("two processes: people of a killed one resume their call at the other", () =>
    onTwoServers(async (one, other) => {
      const { ann, ben } = await connectBoth(one, other);
      const call = await talk(ann, ben);
      const { resumeToken } = ann.welcome;
      await one.kill("SIGKILL");
      await ann.closed;
      // At once, long before the dead server's silence is noticed.
      const next = await connectClient(other.url, "ann", { resume: resumeToken });
      assert.equal(next.welcome.resumed, true);
      assert.equal(next.welcome.calls[0].seatConnectionId, next.connectionId);
      await ben.next("call:participant-resumed");
      ben.send({ type: "webrtc:offer", ...call, targetUserId: "ann", offer: OFFER });
      await next.next("webrtc:offer");
      await next.request({ type: "call:end", ...call });
      await ben.next("call:ended");
      for (const client of [next, ben]) await client.close();
    }));

  Deno.test("two processes: a person who does not return from a killed one is away, then the call ends", () =>
    onTwoServers(async (one, other) => {
      const { ann, ben } = await connectBoth(one, other);
      await talk(ann, ben);
      await one.kill("SIGKILL");
      await ann.closed;
      await ben.patient(20_000).next("call:participant-away");
      const ended = await ben.patient(20_000).next("call:ended");
      assert.equal(ended.reason, "connection-lost");
      await ben.close();
    }));

  Deno.test("two processes: a ring ends in time even if its server is killed", () =>
    onTwoServers(async (one, other) => {
      const { ann, ben } = await connectBoth(one, other);
      await ann.request(DIAL);
      const { expiresAt } = await ben.next("call:incoming");
      await one.kill("SIGKILL");
      await ann.closed;
      const ended = await ben.patient(20_000).next("call:ended");
      assert.equal(ended.reason, "no-answer");
      const lateMs = Date.now() - Date.parse(expiresAt);
      assert.ok(lateMs < 1_000, `the ring ended ${lateMs} ms late`);
      await ben.close();
    }));

  Deno.test("two processes: a ring can be answered after its server is killed, and the caller can resume", () =>
    onTwoServers(async (one, other) => {
      const { ann, ben } = await connectBoth(one, other);
      const { sessionId } = await ann.request(DIAL);
      const call = { chatId: "chat-1", sessionId: String(sessionId) };
      await ben.next("call:incoming");
      await one.kill("SIGKILL");
      await ben.request({ type: "call:accept", ...call });
      await one.restart();
      const next = await connectClient(one.url, "ann", { resume: ann.welcome.resumeToken });
      assert.equal(next.welcome.resumed, true);
      assert.equal(next.welcome.calls[0].status, "active");
      await ben.next("call:participant-resumed");
      for (const client of [next, ben]) await client.close();
    }));

  Deno.test("two processes: sockets stay open while the store is down, and calls work once it is back", () =>
    onTwoServers(async (one, other, denokv) => {
      const { ann, ben } = await connectBoth(one, other);
      await denokv.stop();
      assert.equal((await ann.patient(20_000).refused(DIAL)).code, "store-unavailable");
      // Longer than the silence after which a server is presumed dead while the store is up.
      await new Promise((resolve) => setTimeout(resolve, 7_000));
      await denokv.start();
      const deadline = Date.now() + 15_000;
      while (!(await ann.patient(20_000).ask({ type: "calls:seen" })).success) {
        assert.ok(Date.now() < deadline, "the server did not reconnect to the store");
      }
      await talk(ann, ben);
      for (const client of [ann, ben]) await client.close();
    }));
}
