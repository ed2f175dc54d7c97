/** A server that stops: what its clients are told, and what the next server has of their calls. */
import assert from "node:assert/strict";
import { startTestServer } from "../../../support/server-harness.ts";
import { OFFER, talk } from "../../../support/talk.ts";

Deno.test("drain tells every client when to reconnect, closes with 1012, and stops the server", async () => {
  const server = await startTestServer();
  const [ann, ben] = await Promise.all([server.connect("ann"), server.connect("ben")]);
  await talk(ann, ben);
  const silent = await server.open();
  const drained = server.running.drain();
  for (const client of [ann, ben]) {
    assert.ok((await client.next("server:goaway")).reconnectAfterMs <= 2_000);
  }
  for (const client of [ann, ben, silent]) {
    assert.deepEqual(await client.closed, { code: 1012, reason: "the server restarts" });
  }
  // Nobody is told that the call has ended, or that the other is away.
  for (const client of [ann, ben]) assert.match(client.texts.at(-1)!, /"server:goaway"/);
  await drained;
  await server.running.finished;
  await assert.rejects(fetch(`${server.url}/healthz`));
});

Deno.test("a running call and a ringing one survive a drain, on the next server of the same store", async () => {
  const kv = await Deno.openKv(":memory:");
  const chat = { id: "chat-2", members: ["cat", "dan"] };
  const before = await startTestServer({ kv });
  const [ann, ben, cat, dan] = await Promise.all([
    before.connect("ann"),
    before.connect("ben"),
    before.connect("cat", { chat }),
    before.connect("dan", { chat }),
  ]);
  const call = await talk(ann, ben);
  const { sessionId } = await cat.request({
    type: "call:initiate",
    chatId: "chat-2",
    callType: "voice",
  });
  const { expiresAt } = await dan.next("call:incoming");
  await before.running.drain();
  {
    await using after = await startTestServer({ kv });
    const [ann2, ben2, cat2] = await Promise.all([
      after.connect("ann", { resume: ann.welcome.resumeToken }),
      after.connect("ben", { resume: ben.welcome.resumeToken }),
      after.connect("cat", { resume: cat.welcome.resumeToken, chat }),
    ]);
    for (const client of [ann2, ben2, cat2]) {
      const { resumed, calls: [{ seatConnectionId }] } = client.welcome;
      assert.deepEqual({ resumed, seatConnectionId }, {
        resumed: true,
        seatConnectionId: client.connectionId,
      });
    }
    ann2.send({ type: "webrtc:offer", ...call, targetUserId: "ben", offer: OFFER });
    await ben2.next("webrtc:offer");

    const dan2 = await after.connect("dan", { chat });
    const [ring] = dan2.welcome.calls;
    assert.deepEqual([ring.sessionId, ring.status], [sessionId, "ringing"]);
    assert.equal(ring.expiresAt, expiresAt, "a restart does not lengthen the ring");
    await dan2.request({ type: "call:accept", sessionId: ring.sessionId, chatId: "chat-2" });
    assert.equal((await cat2.next("call:accepted")).acceptedBy, "dan");
    await ben2.request({ type: "call:end", ...call });
    assert.equal((await ann2.next("call:ended")).reason, "completed");
  }
  kv.close();
});
