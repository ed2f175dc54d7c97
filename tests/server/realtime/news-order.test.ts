/** The order in which a connection hears of a call, as the README promises, over real sockets. */
import assert from "node:assert/strict";
import type { TestClient } from "../../support/test-client.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { DIAL, talk } from "../../support/talk.ts";

/** Returns what came on a connection since the last read: acks and news of calls, in order. */
function createListener(client: TestClient): () => Promise<string[]> {
  let heard = client.texts.length;
  return async () => {
    await client.settled();
    const types = client.texts.slice(heard, -1).map((text): string => JSON.parse(text).type);
    heard = client.texts.length;
    return types.filter((type) => type === "ack" || type.startsWith("call:"));
  };
}

async function couple(server: TestServer) {
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  return { ann, ben, annHears: createListener(ann), benHears: createListener(ben) };
}

async function ring(ann: TestClient, ben: TestClient) {
  const { sessionId } = await ann.request(DIAL);
  await ben.next("call:incoming");
  return { chatId: "chat-1", sessionId: String(sessionId) };
}

Deno.test("news of an answered call comes after the ack of its cause, with the end last", async () => {
  await using server = await startTestServer();
  const { ann, ben, annHears, benHears } = await couple(server);
  const call = await talk(ann, ben);
  assert.deepEqual(await annHears(), ["ack", "call:outgoing", "call:ringing", "call:accepted"]);
  assert.deepEqual(await benHears(), ["call:incoming", "ack", "call:accepted"]);
  await ben.request({ type: "call:leave", ...call });
  await ann.next("call:ended");
  assert.deepEqual(await benHears(), ["ack", "call:ended"]);
  assert.deepEqual(await annHears(), ["call:ended"]);
});

Deno.test("news of a declined call ends with call:ended", async () => {
  await using server = await startTestServer();
  const { ann, ben, annHears, benHears } = await couple(server);
  const call = await ring(ann, ben);
  await Promise.all([annHears(), benHears()]);
  await ben.request({ type: "call:reject", ...call });
  await ann.next("call:ended");
  assert.deepEqual(await benHears(), ["ack", "call:ended"]);
  assert.deepEqual(await annHears(), ["call:rejected", "call:ended"]);
});

Deno.test("news of a cancelled call ends with call:ended, followed by call:missed", async () => {
  await using server = await startTestServer();
  const { ann, ben, annHears, benHears } = await couple(server);
  const call = await ring(ann, ben);
  await Promise.all([annHears(), benHears()]);
  await ann.request({ type: "call:cancel", ...call });
  await ben.next("call:missed");
  assert.deepEqual(await annHears(), ["ack", "call:ended"]);
  assert.deepEqual(await benHears(), ["call:ended", "call:missed"]);
});

Deno.test("news of an unanswered call ends with call:ended, preceded by call:missed", async () => {
  await using server = await startTestServer({
    adjust: (config) => ({ ...config, ringTimeoutMs: 100 }),
  });
  const { ann, ben, annHears, benHears } = await couple(server);
  await ring(ann, ben);
  await Promise.all([ann.next("call:ended"), ben.next("call:ended")]);
  assert.deepEqual(
    await annHears(),
    ["ack", "call:outgoing", "call:ringing", "call:timeout", "call:ended"],
  );
  assert.deepEqual(await benHears(), ["call:incoming", "call:missed", "call:ended"]);
});

Deno.test("news of a group call names a person who left, and for the last one only the end", async () => {
  await using server = await startTestServer();
  const chat = { members: ["ann", "ben", "cal"] };
  const [ann, ben, cal] = await Promise.all(
    ["ann", "ben", "cal"].map((id) => server.connect(id, { chat })),
  );
  const { sessionId } = await ann.request(DIAL);
  const call = { chatId: "chat-1", sessionId: String(sessionId) };
  for (const one of [ben, cal]) {
    await one.request({ type: "call:accept", ...call });
    await ann.next("call:accepted");
  }
  const annHears = createListener(ann);
  await ben.request({ type: "call:leave", ...call });
  await ann.next("call:participant-left");
  await cal.request({ type: "call:leave", ...call });
  await ann.next("call:ended");
  assert.deepEqual(await annHears(), ["call:participant-left", "call:ended"]);
});

Deno.test("news that somebody is in the call comes before what they send next, unacknowledged", async () => {
  await using server = await startTestServer();
  const chat = { members: ["ann", "ben", "cal"] };
  const [ann, ben, cal] = await Promise.all(
    ["ann", "ben", "cal"].map((id) => server.connect(id, { chat })),
  );
  const call = await ring(ann, ben);
  await cal.next("call:incoming");
  for (const [one, sdp] of [[ben, "v=0"], [cal, "v=1"]] as const) {
    const heard = ann.texts.length;
    // Takes a moment, in which the others arrive.
    one.send({ type: "auth:refresh", id: "r", token: await server.token(one.welcome.user.id) });
    one.send({ type: "call:accept", id: "a", ...call });
    one.send({
      type: "webrtc:offer",
      id: "o",
      ...call,
      targetUserId: "ann",
      offer: { type: "offer", sdp },
    });
    one.send({ type: "call:toggle-audio", id: "t", ...call, muted: true });
    await ann.next("call:participant-audio-toggle");
    await ann.settled();
    assert.deepEqual(
      ann.texts.slice(heard, -1).map((text) => JSON.parse(text).type),
      ["call:accepted", "call:participant-joined", "webrtc:offer", "call:participant-audio-toggle"],
    );
  }
});
