/** A page change over real sockets: what the others are told, and who holds the seat. */
import assert from "node:assert/strict";
import { CLOSE_CODE } from "../../../server/protocol/error-code.ts";
import { BODY_MAX_BYTES, TOKEN_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import { openRawSocket } from "../../support/raw-socket.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { OFFER } from "../../support/talk.ts";

async function talking(server: TestServer) {
  const [ann, ben] = await Promise.all([server.connect("ann"), server.connect("ben")]);
  const { sessionId = "" } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
  });
  const call = { sessionId, chatId: "chat-1" };
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", ...call });
  await ann.next("call:accepted");
  return { ann, ben, call };
}

const beacon = (server: TestServer, body: BodyInit) =>
  fetch(`${server.url}/api/away`, {
    method: "POST",
    body,
    headers: { "content-type": "text/plain;charset=UTF-8", origin: "https://shop.example" },
  });

async function dataOf(response: Response): Promise<unknown> {
  assert.equal(response.status, 200);
  return await response.json();
}

Deno.test("call:away tells the others before the socket drops, and call:resume takes it back", async () => {
  await using server = await startTestServer();
  const { ann, ben, call } = await talking(server);
  await ann.request({ type: "call:away", ...call });
  assert.equal((await ben.next("call:participant-away")).reason, "changing-page");
  const { call: seen } = await ben.request({ type: "call:resume", ...call });
  assert.deepEqual(
    seen?.participants.map(({ away, awayReason }) => [away, awayReason]),
    [[true, "changing-page"], [false, undefined]],
  );
  await ann.request({ type: "call:resume", ...call });
  await ben.next("call:participant-resumed");
  await ann.request({ type: "call:away", ...call });
  await ben.next("call:participant-away");
  await ann.close(1000);
  const next = await server.connect("ann", { resume: ann.welcome.resumeToken });
  assert.equal(next.welcome.resumed, true);
  await ben.next("call:participant-resumed");
  await ben.hasNothingOf("call:participant-away");
});

Deno.test("call:away is refused without a seat", async () => {
  await using server = await startTestServer();
  const { call } = await talking(server);
  const other = await server.connect("ann");
  assert.equal((await other.refused({ type: "call:away", ...call })).code, "not-in-call");
  const nowhere = { sessionId: "none", chatId: "chat-1" };
  assert.equal((await other.refused({ type: "call:away", ...nowhere })).code, "call-not-found");
});

Deno.test("POST /api/away does the same with the resume token, which stays valid", async () => {
  await using server = await startTestServer({
    env: { CHAT_CALL_ORIGINS: "https://shop.example" },
  });
  const { ann, ben } = await talking(server);
  const response = await beacon(server, ann.welcome.resumeToken);
  assert.equal(response.headers.get("access-control-allow-origin"), "https://shop.example");
  assert.deepEqual(await dataOf(response), { success: true, data: { seats: 1 } });
  assert.equal((await ben.next("call:participant-away")).reason, "changing-page");
  await ann.close(1000);
  const next = await server.connect("ann", { resume: ann.welcome.resumeToken });
  assert.equal(next.welcome.resumed, true);
  await ben.next("call:participant-resumed");
  // The old page's beacon may be late: its token is used up by now.
  assert.deepEqual(await dataOf(await beacon(server, ann.welcome.resumeToken)), {
    success: true,
    data: { seats: 0 },
  });
  await ben.hasNothingOf("call:participant-away");
});

Deno.test("POST /api/away turns a lost connection into a page change", async () => {
  await using server = await startTestServer();
  const { ann, ben } = await talking(server);
  await ann.close(1000);
  assert.equal((await ben.next("call:participant-away")).reason, "connection-lost");
  await (await beacon(server, ann.welcome.resumeToken)).body?.cancel();
  assert.equal((await ben.next("call:participant-away")).reason, "changing-page");
});

Deno.test("POST /api/away without a call or with a bad token changes nothing", async () => {
  await using server = await startTestServer();
  const { ben } = await talking(server);
  const idle = await server.connect("ann");
  const none = { success: true, data: { seats: 0 } };
  assert.deepEqual(await dataOf(await beacon(server, idle.welcome.resumeToken)), none);
  assert.deepEqual(await dataOf(await beacon(server, "made-up")), none);
  assert.deepEqual(await dataOf(await beacon(server, await mintToken("ann"))), none);
  await ben.hasNothingOf("call:participant-away");
  for (
    const [body, status] of [
      ["", 400],
      ["x".repeat(TOKEN_MAX_LENGTH + 1), 400],
      ["x".repeat(BODY_MAX_BYTES + 1), 413],
      [new Uint8Array([0xff, 0xfe, 0x00]), 200],
    ] as const
  ) {
    const response = await beacon(server, body);
    await response.body?.cancel();
    assert.equal(response.status, status);
  }
});

for (const [ending, reason] of [[1001, "changing-page"], [1000, "connection-lost"]] as const) {
  Deno.test(`a socket closed by the browser with ${ending} counts as ${reason}`, async () => {
    await using server = await startTestServer();
    const ann = await server.connect("ann");
    const raw = await openRawSocket(server.url);
    await raw.send({ type: "hello", token: await mintToken("ben", { chat: {} }) });
    await ann.next("presence:changed");
    const { sessionId = "" } = await ann.request({
      type: "call:initiate",
      chatId: "chat-1",
      callType: "voice",
    });
    await raw.send({ type: "call:accept", sessionId, chatId: "chat-1" });
    await ann.next("call:accepted");
    await raw.close(ending);
    assert.equal((await ann.next("call:participant-away")).reason, reason);
  });
}

Deno.test("a caller who changes page while dialling keeps the seat, and learns the ringing devices", async () => {
  await using server = await startTestServer();
  const [ann, ben] = await Promise.all([server.connect("ann"), server.connect("ben")]);
  const ack = await ann.request({ type: "call:initiate", chatId: "chat-1", callType: "voice" });
  const call = { sessionId: ack.sessionId ?? "", chatId: "chat-1" };
  await ben.next("call:incoming");
  await (await beacon(server, ann.welcome.resumeToken)).body?.cancel();
  assert.equal((await ben.next("call:participant-away")).reason, "changing-page");
  await ann.close();
  const next = await server.connect("ann", { resume: ann.welcome.resumeToken });
  assert.equal(next.welcome.resumed, true);
  const { devices } = await next.next("call:ringing");
  assert.deepEqual(devices.map(({ connectionId }) => connectionId), [ben.connectionId]);
  await ben.request({ type: "call:accept", ...call });
  await next.next("call:accepted");
});

Deno.test("hello { replace } closes the old connection, even if open, and takes its seat", async () => {
  await using server = await startTestServer();
  const { ann, ben, call } = await talking(server);
  const next = await server.connect("ann", { resume: ann.welcome.resumeToken, replace: true });
  assert.equal((await ann.closed).code, CLOSE_CODE.replaced);
  assert.equal(next.welcome.resumed, true);
  assert.equal(next.welcome.calls[0].seatConnectionId, next.connectionId);
  assert.equal((await ben.next("call:participant-resumed")).connectionId, next.connectionId);
  ben.send({ type: "webrtc:offer", ...call, targetUserId: "ann", offer: OFFER });
  await next.next("webrtc:offer");
});

Deno.test("hello { replace } makes room for itself when a person is at the connection limit", async () => {
  await using server = await startTestServer({ env: { SOCKETS_PER_USER: "1" } });
  const ann = await server.connect("ann");
  const next = await server.connect("ann", { resume: ann.welcome.resumeToken, replace: true });
  assert.equal((await ann.closed).code, CLOSE_CODE.replaced);
  assert.equal(next.welcome.resumed, false);
});

Deno.test("hello { replace } replaces nothing without a valid resume token of the same person", async () => {
  await using server = await startTestServer();
  const { ann, ben } = await talking(server);
  const { resumeToken } = ann.welcome;
  await server.connect("ann", { token: await mintToken("ann"), replace: true });
  await server.connect("eve", {
    token: await mintToken("eve"),
    resume: resumeToken,
    replace: true,
  });
  await server.connect("ann", { token: await mintToken("ann"), resume: "made-up", replace: true });
  await ann.settled();
  await ben.hasNothingOf("call:participant-away");
  const next = await server.connect("ann", { resume: resumeToken, replace: true });
  assert.equal(next.welcome.resumed, true);
  // The resume token is used up: it replaces nothing twice.
  const late = await server.open();
  late.send({ type: "hello", resume: resumeToken, replace: true });
  assert.equal((await late.closed).code, CLOSE_CODE.unauthorized);
  await next.settled();
});
