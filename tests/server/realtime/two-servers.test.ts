/** Two servers on one store act as one. */
import assert from "node:assert/strict";
import { CLOSE_CODE } from "../../../server/protocol/error-code.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import type { TestClient } from "../../support/test-client.ts";
import { DIAL, OFFER, talk } from "../../support/talk.ts";

const ANSWER = { type: "answer" as const, sdp: "v=0\r\n" };

/** Runs a test on several servers that share one store. */
async function onServers(
  count: number,
  test: (...servers: TestServer[]) => Promise<void>,
  options: Parameters<typeof startTestServer>[0] = {},
): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  {
    await using stack = new AsyncDisposableStack();
    const servers: TestServer[] = [];
    for (let n = 0; n < count; n++) {
      servers.push(stack.use(await startTestServer({ ...options, kv })));
    }
    await test(...servers);
  }
  kv.close();
}

/** Waits until a person is shown as reachable, or not, to a client. */
async function reachable(client: TestClient, userId: string, wanted = true): Promise<void> {
  const member = client.welcome.members.find(({ id }) => id === userId);
  if (member?.reachable === wanted) return;
  await client.next(
    "presence:changed",
    ({ members }) => members.some(({ id, reachable }) => id === userId && reachable === wanted),
  );
}

async function connectBoth(one: TestServer, other: TestServer) {
  const ann = await one.connect("ann");
  const ben = await other.connect("ben");
  await reachable(ann, "ben");
  await reachable(ben, "ann");
  return { ann, ben };
}

Deno.test("two servers: a call across them rings, connects, and ends once for both", () =>
  onServers(2, async (one, other) => {
    const { ann, ben } = await connectBoth(one, other);
    const { sessionId } = await ann.request(DIAL);
    const call = { chatId: "chat-1", sessionId: String(sessionId) };
    const ringing = await ann.next("call:ringing");
    assert.deepEqual(ringing.devices.map(({ connectionId }) => connectionId), [ben.connectionId]);
    const device = { targetUserId: "ben", targetConnectionId: ben.connectionId };
    ann.send({ type: "webrtc:offer", ...call, ...device, offer: OFFER });
    await ben.next("call:incoming");
    const early = await ben.next("webrtc:offer");
    assert.equal(early.fromConnectionId, ann.connectionId);
    await ben.request({ type: "call:accept", ...call });
    const accepted = await ann.next("call:accepted");
    assert.equal(accepted.connectionId, ben.connectionId);
    ben.send({ type: "webrtc:answer", ...call, targetUserId: "ann", answer: ANSWER });
    await ann.next("webrtc:answer");
    for (let n = 0; n < 30; n++) {
      const candidate = { candidate: `candidate:${n}`, sdpMid: "0" };
      ann.send({ type: "webrtc:ice-candidate", ...call, targetUserId: "ben", candidate });
    }
    for (let n = 0; n < 30; n++) {
      const { candidate } = await ben.next("webrtc:ice-candidate");
      assert.deepEqual(candidate, { candidate: `candidate:${n}`, sdpMid: "0" });
    }
    await ben.request({ type: "call:toggle-audio", ...call, muted: true });
    assert.equal((await ann.next("call:participant-audio-toggle")).muted, true);
    const tablet = await one.connect("ann");
    const [seen] = tablet.welcome.calls;
    assert.equal(seen.participants.find(({ userId }) => userId === "ben")?.muted, true);
    await ben.request({ type: "call:leave", ...call });
    for (const client of [ann, ben, tablet]) {
      assert.equal((await client.next("call:ended")).reason, "completed");
      await client.hasNothingOf("call:ended");
    }
    assert.equal((await ann.refused({ type: "call:accept", ...call })).code, "call-over");
  }));

Deno.test("two servers: only one of a person's devices on both gets the call", () =>
  onServers(2, async (one, other) => {
    const { ann, ben } = await connectBoth(one, other);
    for (let round = 0; round < 5; round++) {
      const phone = await one.connect("ben");
      const { sessionId } = await ann.request(DIAL);
      const call = { chatId: "chat-1", sessionId: String(sessionId) };
      await Promise.all([ben, phone].map((device) => device.next("call:incoming")));
      const acks = await Promise.all(
        [ben, phone].map((device) => device.ask({ type: "call:accept", ...call })),
      );
      const codes = acks.flatMap((ack) => ack.success ? [] : [ack.error.code]);
      assert.deepEqual(codes, ["answered-elsewhere"]);
      const [winner, loser] = acks[0].success ? [ben, phone] : [phone, ben];
      assert.equal((await ann.next("call:accepted")).connectionId, winner.connectionId);
      await loser.next("call:answered-elsewhere");
      await ann.request({ type: "call:end", ...call });
      for (const client of [ann, ben, phone]) await client.next("call:ended");
      await phone.close();
    }
  }));

Deno.test("two servers: two people dialling each other at once end up in one call", () =>
  onServers(2, async (one, other) => {
    const { ann, ben } = await connectBoth(one, other);
    const acks = await Promise.all([ann.request(DIAL), ben.request(DIAL)]);
    assert.equal(acks[0].sessionId, acks[1].sessionId);
    assert.equal(acks.filter(({ accepted }) => accepted).length, 1);
    for (const client of [ann, ben]) await client.next("call:accepted");
  }));

Deno.test("two servers: a person connecting to one is shown on the other", () =>
  onServers(2, async (one, other) => {
    const ann = await one.connect("ann");
    assert.equal(ann.welcome.members[1].reachable, false);
    const ben = await other.connect("ben");
    await reachable(ann, "ben");
    // Just after their last connection closed, both servers still expect a person back.
    await ben.close();
    const { call } = await ann.request(DIAL);
    assert.equal(call?.participants[1].userStatus, "ringing");
    assert.equal((await one.connect("ben")).welcome.calls.length, 1);
    await ann.next("call:ringing", ({ devices }) => devices.length === 1);
  }));

Deno.test("two servers: a person just connected to one rings, even if the other has not heard of it yet", () =>
  onServers(2, async (one, other) => {
    // Makes sure that the servers know each other.
    const { ann } = await connectBoth(one, other);
    for (let round = 0; round < 5; round++) {
      const chat = { id: `chat-${round}`, members: ["ann", `ben-${round}`] };
      await ann.request({ type: "chat:attach", token: await one.token("ann", { chat }) });
      const ben = await other.connect(`ben-${round}`, { chat });
      const { call, sessionId = "" } = await ann.request({ ...DIAL, chatId: chat.id });
      assert.equal(call?.participants[1].userStatus, "ringing");
      await ben.next("call:incoming");
      await ann.request({ type: "call:cancel", sessionId, chatId: chat.id });
    }
  }));

Deno.test("two servers: a person connected to neither is offline at once", () =>
  onServers(2, async (one, other) => {
    const ann = await one.connect("ann");
    await other.connect("cat");
    const { call } = await ann.request(DIAL);
    assert.equal(call?.participants[1].userStatus, "offline");
    assert.equal((await ann.next("call:ended")).reason, "offline");
  }));

Deno.test("two servers: a seat can be resumed on the other one", () =>
  onServers(2, async (one, other) => {
    const { ann, ben } = await connectBoth(one, other);
    const call = await talk(ann, ben);
    const coming = other.connect("ann", { resume: ann.welcome.resumeToken });
    await ann.close(1000);
    const next = await coming;
    assert.equal(next.welcome.resumed, true);
    const back = await ben.next("call:participant-resumed");
    assert.equal(back.connectionId, next.connectionId);
    ben.send({ type: "webrtc:offer", ...call, targetUserId: "ann", offer: OFFER });
    await next.next("webrtc:offer");
    // The resume token is used up, also at the server that did not see it.
    const late = await one.open();
    late.send({ type: "hello", resume: ann.welcome.resumeToken });
    assert.equal((await late.closed).code, 4401);
  }));

Deno.test("two servers: a duplicated tab does not take the seat of an open one on the other", () =>
  onServers(2, async (one, other) => {
    const { ann, ben } = await connectBoth(one, other);
    await talk(ann, ben);
    const copy = await other.connect("ann", { resume: ann.welcome.resumeToken });
    assert.equal(copy.welcome.resumed, false);
    assert.equal(copy.welcome.calls[0].seatConnectionId, ann.connectionId);
  }));

Deno.test("two servers: a call survives the drain of one of them", () =>
  onServers(3, async (one, other, third) => {
    const { ann, ben } = await connectBoth(one, other);
    const call = await talk(ann, ben);
    const drained = one.running.drain();
    await ann.next("server:goaway");
    await ann.closed;
    await ben.next("call:participant-away");
    await drained;
    const next = await third.connect("ann", { resume: ann.welcome.resumeToken });
    assert.equal(next.welcome.resumed, true);
    await ben.next("call:participant-resumed");
    await next.request({ type: "call:end", ...call });
    assert.equal((await ben.next("call:ended")).endedBy, "ann");
  }));

Deno.test("two servers: one that starts later knows the connections and the running calls", async () => {
  const kv = await Deno.openKv(":memory:");
  {
    await using one = await startTestServer({ kv });
    const [ann, ben] = [await one.connect("ann"), await one.connect("ben")];
    const call = await talk(ann, ben);
    await ann.request({ type: "call:toggle-audio", ...call, muted: true });
    await using later = await startTestServer({ kv });
    const tablet = await later.connect("ben");
    const [seen] = tablet.welcome.calls;
    assert.equal(seen.seatConnectionId, ben.connectionId);
    assert.deepEqual(seen.participants.map(({ away }) => away), [false, false]);
    assert.equal(seen.participants[0].muted, true);
    assert.ok(tablet.welcome.members.every(({ reachable }) => reachable));
    assert.equal(
      (await tablet.refused({ type: "call:accept", ...call })).code,
      "answered-elsewhere",
    );
    await ann.request({ type: "call:end", ...call });
    await tablet.next("call:ended");
  }
  kv.close();
});

Deno.test("two servers: hello { replace } on one closes the connection on the other, and takes its seat", () =>
  onServers(2, async (one, other) => {
    const { ann, ben } = await connectBoth(one, other);
    await talk(ann, ben);
    const next = await other.connect("ann", { resume: ann.welcome.resumeToken, replace: true });
    assert.equal((await ann.closed).code, CLOSE_CODE.replaced);
    assert.equal(next.welcome.resumed, true);
    const back = await ben.next("call:participant-resumed");
    assert.equal(back.connectionId, next.connectionId);
  }));

Deno.test("two servers: quality reports from both are kept with the call", () =>
  onServers(2, async (one, other) => {
    const { ann, ben } = await connectBoth(one, other);
    const call = await talk(ann, ben);
    for (const [client, jitter] of [[ann, 10], [ben, 30]] as const) {
      const quality = { avgBitrate: 50_000, packetLoss: 0, jitter, roundTripTime: 20 };
      await client.request({ type: "call:quality", ...call, quality });
    }
    await ann.request({ type: "call:end", ...call });
    for (const client of [ann, ben]) await client.next("call:ended");
    const jitterOf = async () => {
      const response = await one.api("ann", `/api/calls/${call.sessionId}`);
      return (await response.json()).data.quality.jitter;
    };
    while (await jitterOf() !== 20) await ann.settled();
    const statistics = await other.api("ben", "/api/calls/stats");
    assert.equal((await statistics.json()).data.quality.avgJitter, 30);
    await ann.hasNothingOf("call:ended");
  }));
