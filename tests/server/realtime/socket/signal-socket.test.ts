/**
 * Signaling over real sockets: admission, a call from ring to end, seats across a page change.
 */
import assert from "node:assert/strict";
import { mintToken } from "../../../support/host-tokens.ts";
import { startTestServer, type TestServer } from "../../../support/server-harness.ts";
import { OFFER, talk } from "../../../support/talk.ts";

const ANSWER = { type: "answer" as const, sdp: "v=0\r\n" };
const CANDIDATE = { candidate: "candidate:1 1 udp 1 192.0.2.1 5000 typ host", sdpMid: "0" };

/** Ann and Ben in a running call. */
async function talking(server: TestServer) {
  const [ann, ben] = await Promise.all([server.connect("ann"), server.connect("ben")]);
  return { ann, ben, call: await talk(ann, ben) };
}

Deno.test("hello is answered with the user, their chats and whom they may call", async () => {
  await using server = await startTestServer();
  const token = await mintToken("ann", {
    chat: { title: "Order 42", endsAt: 4_000_000_000 },
    claims: { picture: "https://x.example/a.png" },
  });
  const ann = await server.connect("ann", { token });
  const { user, chats, members, calls, resumed, missed, serverTime } = ann.welcome;
  assert.deepEqual(user, { id: "ann", name: "Ann", picture: "https://x.example/a.png" });
  assert.deepEqual(chats, [{
    id: "chat-1",
    title: "Order 42",
    calls: "video",
    members: [user, { id: "ben", name: "Ben" }],
    endsAt: "2096-10-02T07:06:40.000Z",
  }]);
  assert.deepEqual(members, [
    { id: "ann", reachable: true, callable: false },
    { id: "ben", reachable: false, callable: true },
  ]);
  assert.deepEqual({ calls, resumed, missed }, {
    calls: [],
    resumed: false,
    missed: { count: 0, since: null },
  });
  assert.ok(Math.abs(Date.parse(serverTime) - Date.now()) < 5_000);
  await server.connect("ben");
  assert.deepEqual((await ann.next("presence:changed")).members, [
    { id: "ben", reachable: true, callable: true },
  ]);
});

Deno.test("a token without a chat can receive calls but place none", async () => {
  await using server = await startTestServer();
  const token = await mintToken("ben");
  const ben = await server.connect("ben", { token });
  assert.deepEqual(ben.welcome.chats, []);
  const refusal = await ben.refused({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
  });
  assert.equal(refusal.code, "forbidden");
  const ann = await server.connect("ann");
  await ann.request({ type: "call:initiate", chatId: "chat-1", callType: "voice" });
  assert.equal((await ben.next("call:incoming")).callerId, "ann");
});

Deno.test("call: rings, is accepted, relays both ways, ends for both", async () => {
  await using server = await startTestServer();
  const { ann, ben, call } = await talking(server);
  ann.send({ type: "webrtc:offer", ...call, targetUserId: "ben", offer: OFFER });
  assert.equal((await ben.next("webrtc:offer")).fromConnectionId, ann.connectionId);
  ben.send({ type: "webrtc:answer", ...call, targetUserId: "ann", answer: ANSWER });
  ben.send({ type: "webrtc:ice-candidate", ...call, targetUserId: "ann", candidate: [CANDIDATE] });
  assert.deepEqual((await ann.next("webrtc:answer")).answer, ANSWER);
  assert.deepEqual((await ann.next("webrtc:ice-candidate")).candidate, [CANDIDATE]);
  await ann.request({
    type: "webrtc:ice-candidate",
    ...call,
    targetUserId: "ben",
    candidate: CANDIDATE,
  });
  assert.equal((await ben.next("webrtc:ice-candidate")).fromUserId, "ann");
  // The last value of `onicecandidate`, sent as it is.
  ann.send({ type: "webrtc:ice-candidate", ...call, targetUserId: "ben", candidate: null });
  assert.equal((await ben.next("webrtc:ice-candidate")).candidate, null);
  await ben.request({ type: "call:toggle-audio", ...call, muted: true });
  assert.equal((await ann.next("call:participant-audio-toggle")).muted, true);
  await ben.request({ type: "call:end", ...call });
  for (const client of [ann, ben]) {
    const ended = await client.next("call:ended");
    assert.deepEqual([ended.endedBy, ended.reason], ["ben", "completed"]);
  }
});

Deno.test("chat:attach adds a chat of the same person", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  const cat = await server.connect("cat", { chat: { id: "chat-2", members: ["ann", "cat"] } });
  const token = await mintToken("ann", { chat: { id: "chat-2", members: ["ann", "cat"] } });
  const ack = await ann.request({ type: "chat:attach", token });
  assert.equal(ack.chat?.id, "chat-2");
  assert.deepEqual(ack.members?.map(({ id }) => id), ["ann", "cat"]);
  await ann.request({ type: "call:initiate", chatId: "chat-2", callType: "voice" });
  await cat.next("call:incoming");
});

Deno.test("chat:attach refuses another's token and a chat that does not list the person", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  const bens = await mintToken("ben", { chat: { id: "chat-2", members: ["ann", "ben"] } });
  assert.equal((await ann.refused({ type: "chat:attach", token: bens })).code, "forbidden");
  const others = await mintToken("ann", { chat: { id: "chat-2", members: ["ben", "cat"] } });
  assert.equal((await ann.refused({ type: "chat:attach", token: others })).code, "forbidden");
  assert.equal((await ann.refused({ type: "chat:attach", token: "x" })).code, "unauthorized");
});

Deno.test("auth:refresh renews only for the same person", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann", { lifeSeconds: 60 });
  const ack = await ann.request({
    type: "auth:refresh",
    token: await mintToken("ann", { lifeSeconds: 600 }),
  });
  assert.ok(Date.parse(ack.tokenExpiresAt ?? "") > Date.now() + 590_000);
  const bens = await mintToken("ben");
  assert.equal((await ann.refused({ type: "auth:refresh", token: bens })).code, "unauthorized");
});

Deno.test("an expired token closes an idle connection at once, and one in a call after the call", async () => {
  await using server = await startTestServer();
  const { ann, ben, call } = await talking(server);
  const short = { token: await mintToken("ann", { lifeSeconds: 1 }) };
  const idle = await server.connect("ann", short);
  await ann.request({ type: "auth:refresh", token: await mintToken("ann", { lifeSeconds: 1 }) });
  assert.deepEqual(await idle.closed, { code: 4401, reason: "token has expired" });
  await ann.settled();
  await ben.request({ type: "call:end", ...call });
  await ann.next("call:ended");
  assert.equal((await ann.closed).code, 4401);
});

Deno.test("an expired token can end its call but start no other", async () => {
  await using server = await startTestServer();
  const { ann, call } = await talking(server);
  const short = await mintToken("ann", { lifeSeconds: 1 });
  const idle = await server.connect("ann", { token: short });
  await ann.request({ type: "auth:refresh", token: short });
  await idle.closed;
  ann.send({ type: "call:end", ...call });
  const again = { type: "call:initiate", chatId: call.chatId, callType: "voice" } as const;
  assert.equal((await ann.refused(again)).code, "token-expired");
});

Deno.test("hello with a resume token resumes the seat once its connection is gone", async () => {
  await using server = await startTestServer();
  const { ann, ben, call } = await talking(server);
  const { resumeToken } = ann.welcome;
  await ann.close(1000);
  await ben.next("call:participant-away");
  const next = await server.connect("ann", { resume: resumeToken });
  assert.equal(next.welcome.resumed, true);
  assert.equal(next.welcome.calls[0].seatConnectionId, next.connectionId);
  assert.deepEqual(next.welcome.chats, ann.welcome.chats);
  assert.equal((await ben.next("call:participant-resumed")).connectionId, next.connectionId);
  ben.send({ type: "webrtc:offer", ...call, targetUserId: "ann", offer: OFFER });
  await next.next("webrtc:offer");

  const again = await server.open();
  again.send({ type: "hello", resume: resumeToken });
  assert.equal((await again.closed).code, 4401);
});

Deno.test("hello with an expired token and a valid resume token keeps the call", async () => {
  await using server = await startTestServer();
  const { ann, ben } = await talking(server);
  const late = await mintToken("ann", { lifeSeconds: -60 });
  const { resumeToken } = ann.welcome;
  await ann.close(1000);
  await ben.next("call:participant-away");
  const forged = await mintToken("ann", { secret: "another secret of more than 32 bytes!" });
  const liar = await server.open();
  liar.send({ type: "hello", token: forged, resume: resumeToken });
  assert.equal((await liar.closed).code, 4401);
  const next = await server.connect("ann", { token: late, resume: resumeToken });
  assert.equal(next.welcome.resumed, true);
  const again = await server.open();
  again.send({ type: "hello", token: late, resume: resumeToken });
  assert.equal((await again.closed).code, 4401);
});

Deno.test("hello refused for too many sockets leaves the resume token valid", async () => {
  await using server = await startTestServer({ env: { SOCKETS_PER_USER: "1" } });
  const { ann, ben } = await talking(server);
  const resume = ann.welcome.resumeToken;
  await ann.close(1000);
  await ben.next("call:participant-away");
  const other = await server.connect("ann");
  const refused = await server.open();
  refused.send({ type: "hello", resume });
  assert.equal((await refused.closed).code, 4429);
  await other.close();
  await ben.settled();
  assert.equal((await server.connect("ann", { resume })).welcome.resumed, true);
});

Deno.test("hello with a copied resume token is admitted but does not take the seat", async () => {
  await using server = await startTestServer();
  const { ann, ben, call } = await talking(server);
  const copy = await server.connect("ann", { resume: ann.welcome.resumeToken });
  assert.equal(copy.welcome.resumed, false);
  assert.equal(copy.welcome.calls[0].seatConnectionId, ann.connectionId);
  ben.send({ type: "webrtc:offer", ...call, targetUserId: "ann", offer: OFFER });
  await ann.next("webrtc:offer");
  await copy.hasNothingOf("webrtc:offer");
});

Deno.test("hello with a resume token waits a moment for the old page's socket to close", async () => {
  await using server = await startTestServer();
  const { ann } = await talking(server);
  const coming = server.connect("ann", { resume: ann.welcome.resumeToken });
  await ann.close(1000);
  assert.equal((await coming).welcome.resumed, true);
});

Deno.test("hello with another person's resume token does not get their seat", async () => {
  await using server = await startTestServer();
  const { ann, ben } = await talking(server);
  const eves = await mintToken("eve");
  await ann.close(1000);
  await ben.next("call:participant-away");
  const eve = await server.connect("eve", { token: eves, resume: ann.welcome.resumeToken });
  assert.equal(eve.welcome.resumed, false);
  assert.deepEqual(eve.welcome.calls, []);
  const next = await server.connect("ann", { resume: ann.welcome.resumeToken });
  assert.equal(next.welcome.resumed, true);
});
