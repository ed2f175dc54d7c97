/** Call commands over REST have the same effects on everybody's sockets as over the socket. */
import assert from "node:assert/strict";
import { RestError } from "../../../server/protocol/rest.ts";
import { CommandedCall, SeatedCall } from "../../../server/protocol/rest-command.ts";
import type { ChatOptions } from "../../support/host-tokens.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";

const VOICE = { chatId: "chat-1", callType: "voice" };

function post(server: TestServer, userId: string, path: string, body?: unknown) {
  const init = { method: "POST", ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return server.api(userId, `/api/calls${path}`, init);
}

async function done(response: Response): Promise<unknown> {
  const answer = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  assert.equal(answer.success, true);
  return answer.data;
}

async function refused(response: Response, status: number, code: string) {
  const { error } = RestError.parse(await response.json());
  assert.deepEqual([response.status, error.code], [status, code], error.message);
  return error;
}

async function call(server: TestServer, userId: string, body: object = VOICE): Promise<SeatedCall> {
  return SeatedCall.parse(await done(await post(server, userId, "", body)));
}

Deno.test("POST /api/calls rings as over the socket, and accept seats the person's only connection", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  const ben = await server.connect("ben");
  const { sessionId, call: placed } = await call(server, "ann");
  assert.equal(placed.seatConnectionId, ann.connectionId);
  assert.equal((await ben.next("call:incoming")).sessionId, sessionId);
  assert.equal((await ann.next("call:ringing")).devices[0].connectionId, ben.connectionId);

  const accepted = SeatedCall.parse(await done(await post(server, "ben", `/${sessionId}/accept`)));
  assert.equal(accepted.call.seatConnectionId, ben.connectionId);
  // The device that got the seat did not ask for it, so it is told.
  assert.equal((await ben.next("call:accepted")).connectionId, ben.connectionId);
  assert.equal((await ann.next("call:accepted")).acceptedBy, "ben");

  const ended = await post(server, "ann", `/${sessionId}/end`, { reason: "connection-lost" });
  assert.deepEqual(CommandedCall.parse(await done(ended)), { sessionId });
  assert.equal((await ben.next("call:ended")).reason, "connection-lost");
  assert.equal((await ann.next("call:ended")).reason, "connection-lost");
});

Deno.test("POST /api/calls uses the token's chat when the connection does not hold it", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann", { claims: { chat: undefined } });
  const ben = await server.connect("ben", { claims: { chat: undefined } });
  await refused(await post(server, "ann", "", VOICE), 403, "forbidden");
  const token = await server.token("ann", { chat: {} });
  const response = await fetch(`${server.url}/api/calls`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(VOICE),
  });
  const { sessionId } = SeatedCall.parse(await done(response));
  assert.equal((await ben.next("call:incoming")).sessionId, sessionId);
  assert.equal((await ann.next("call:outgoing")).sessionId, sessionId);
  // A token for one chat does not count for another.
  const other = await fetch(`${server.url}/api/calls`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...VOICE, chatId: "chat-2" }),
  });
  await refused(other, 403, "forbidden");
});

Deno.test("a command that takes a seat requires an unambiguous connection", async () => {
  await using server = await startTestServer();
  const first = await server.connect("ann");
  const second = await server.connect("ann");
  const ben = await server.connect("ben");
  await refused(await post(server, "ann", "", VOICE), 409, "no-device");
  const foreign = { ...VOICE, connectionId: ben.connectionId };
  await refused(await post(server, "ann", "", foreign), 409, "no-device");
  const { sessionId, call: placed } = await call(server, "ann", {
    ...VOICE,
    connectionId: second.connectionId,
  });
  assert.equal(placed.seatConnectionId, second.connectionId);
  await ben.close();
  await refused(await post(server, "ben", `/${sessionId}/accept`), 409, "no-device");
  // Declining needs no device, as it takes no seat.
  await done(await post(server, "ben", `/${sessionId}/reject`, { reason: "later" }));
  for (const one of [first, second]) {
    assert.equal((await one.next("call:ended")).reason, "declined");
  }
});

Deno.test("refusals that a device would not change take precedence over no-device", async () => {
  const key = "the-key-of-the-host";
  await using server = await startTestServer({ env: { CHAT_CALL_API_KEY: key } });
  const dial = async (chat: ChatOptions | undefined, body: object = VOICE) =>
    await fetch(`${server.url}/api/calls`, {
      method: "POST",
      headers: { authorization: `Bearer ${await server.token("ann", chat ? { chat } : {})}` },
      body: JSON.stringify(body),
    });
  await refused(await dial(undefined), 403, "forbidden");
  await refused(await dial({ members: ["ben", "cal"] }), 403, "forbidden");
  await refused(await dial({ calls: "none" }), 403, "calls-not-allowed");
  await refused(await dial({}, { ...VOICE, targetUserIds: ["cal"] }), 422, "invalid-targets");
  await refused(await dial({}), 409, "no-device");
  const registered = await fetch(`${server.url}/api/chats/chat-1`, {
    method: "PUT",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ calls: "none", members: [{ id: "ann" }, { id: "ben" }] }),
  });
  await done(registered);
  await refused(await dial({}), 403, "calls-not-allowed");

  await refused(await post(server, "ann", "/none/accept"), 404, "call-not-found");
});

Deno.test("accept without a device tells people not being rung so, instead of no-device", async () => {
  await using server = await startTestServer();
  await server.connect("ann");
  const ben = await server.connect("ben");
  const { sessionId } = await call(server, "ann");
  await ben.close();
  await refused(await post(server, "eve", `/${sessionId}/accept`), 403, "forbidden");
  await refused(await post(server, "ben", `/${sessionId}/accept`), 409, "no-device");
  await done(await post(server, "ann", `/${sessionId}/cancel`));
  await refused(await post(server, "ben", `/${sessionId}/accept`), 409, "call-over");
});

Deno.test("POST /api/calls answers a call that already rings, as over the socket", async () => {
  await using server = await startTestServer();
  await server.connect("ann");
  await server.connect("ben");
  const { sessionId } = await call(server, "ann");
  const answer = await call(server, "ben");
  assert.deepEqual([answer.sessionId, answer.accepted], [sessionId, true]);
});

Deno.test("refusals have the status and code of their cause, and name the conflicting call", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  const people = { chat: { members: ["ann", "ben", "cal"] } };
  await server.connect("ben", people);
  const cal = await server.connect("cal", people);
  const { sessionId } = await call(server, "ann", { ...VOICE, targetUserIds: ["ben"] });
  const { details } = await refused(await post(server, "cal", "", VOICE), 409, "call-exists");
  assert.deepEqual(details, { sessionId });
  await refused(await post(server, "cal", `/${sessionId}/accept`), 403, "forbidden");
  await refused(await post(server, "ann", `/${sessionId}/accept`), 409, "not-ringing");
  await refused(await post(server, "ben", `/${sessionId}/cancel`), 403, "forbidden");
  await refused(await post(server, "ann", "/none/cancel"), 404, "call-not-found");
  await refused(await post(server, "ann", `/${sessionId}/dance`), 404, "not-found");
  await done(await post(server, "ann", `/${sessionId}/cancel`, {}));
  assert.equal((await ann.next("call:ended")).reason, "cancelled");
  await refused(
    await post(server, "cal", "", { ...VOICE, targetUserIds: ["eve"] }),
    422,
    "invalid-targets",
  );
  await refused(await post(server, "ann", `/${sessionId}/end`), 409, "call-over");
  await cal.hasNothingOf("call:incoming");
});

Deno.test("an invalid body is refused", async () => {
  await using server = await startTestServer();
  await server.connect("ann");
  const bodies: unknown[] = [
    undefined,
    [],
    { chatId: "chat-1" },
    { ...VOICE, callType: "audio" },
    { ...VOICE, from: "ben" },
    { ...VOICE, targetUserIds: [] },
  ];
  for (const body of bodies) await refused(await post(server, "ann", "", body), 400, "malformed");
  await refused(await post(server, "ann", "/x/accept", { device: 1 }), 400, "malformed");
  await refused(await post(server, "ann", "/x/signal"), 400, "malformed");
});

Deno.test("POST …/leave tells both people's connections that the call has ended", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  const ben = await server.connect("ben");
  const { sessionId } = await call(server, "ann");
  await done(await post(server, "ben", `/${sessionId}/accept`));
  const left = { connectionId: ben.connectionId };
  await done(await post(server, "ben", `/${sessionId}/leave`, left));
  assert.equal((await ben.next("call:ended")).endedBy, "ben");
  assert.equal((await ann.next("call:ended")).endedBy, "ben");
});

Deno.test("POST …/signal relays with the socket's checks, and adds the sender", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  const ben = await server.connect("ben");
  const { sessionId } = await call(server, "ann");
  const offer = { type: "offer", sdp: "v=0\r\n" };
  const message = { type: "webrtc:offer", targetUserId: "ben", offer };
  const send = (userId: string, body: object) => post(server, userId, `/${sessionId}/signal`, body);
  await refused(
    await send("ann", { ...message, offer: { ...offer, sdp: "a=candidate:1" } }),
    409,
    "too-early",
  );
  await refused(await send("ben", { ...message, targetUserId: "ann" }), 409, "too-early");
  await done(await post(server, "ben", `/${sessionId}/accept`));
  const relayed = await send("ann", { ...message, sessionId, chatId: "chat-1" });
  assert.deepEqual(await done(relayed), { sessionId });
  const { fromUserId, fromConnectionId, offer: came } = await ben.next("webrtc:offer");
  assert.deepEqual([fromUserId, fromConnectionId, came], ["ann", ann.connectionId, offer]);

  await refused(await send("ann", { ...message, sessionId: "other" }), 404, "call-not-found");
  await refused(await send("ann", { ...message, chatId: "chat-2" }), 404, "call-not-found");
  await refused(await send("ann", { ...message, fromUserId: "ben" }), 400, "malformed");
  await refused(await send("ann", { ...message, targetUserId: "eve" }), 404, "target-not-found");
  await refused(await send("eve", message), 409, "no-device");
  const second = await server.connect("ann");
  const asSecond = { ...message, connectionId: second.connectionId };
  await refused(await send("ann", asSecond), 409, "not-in-call");
  const foreign = { ...message, connectionId: ben.connectionId };
  await refused(await send("ann", foreign), 409, "no-device");
});
