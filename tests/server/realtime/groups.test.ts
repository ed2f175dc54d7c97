/**
 * Group calls over real sockets: all members ring, people join, are invited and leave, and any two
 * can connect.
 */
import assert from "node:assert/strict";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { beside } from "./call-beside.ts";
import { OFFER } from "../../support/talk.ts";

const ANSWER = { type: "answer" as const, sdp: "v=0\r\n" };
const members = ["ann", "ben", "cat", "dan"];

/** Four people; Ann has called these. */
async function dialled(server: TestServer, targetUserIds?: string[]) {
  const chat = { members };
  const [ann, ben, cat, dan] = await Promise.all(
    members.map((id) => server.connect(id, { chat })),
  );
  const { sessionId = "" } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
    ...(targetUserIds ? { targetUserIds } : {}),
  });
  return { ann, ben, cat, dan, call: { sessionId, chatId: "chat-1" } };
}

Deno.test("a group call rings all members, and any two participants can exchange offers", async () => {
  await using server = await startTestServer();
  const { ann, ben, cat, dan, call } = await dialled(server);
  await ben.request({ type: "call:accept", ...call });
  await ann.next("call:accepted");
  const { call: asCatSeesIt } = await cat.request({ type: "call:accept", ...call });
  await dan.request({ type: "call:reject", ...call });
  const joined = asCatSeesIt?.participants.filter(({ userStatus }) => userStatus === "joined");
  const order = joined?.toSorted((a, b) => a.joinedAt! < b.joinedAt! ? -1 : 1);
  assert.deepEqual(order?.map(({ userId }) => userId), ["ann", "ben", "cat"]);
  assert.equal((await ben.next("call:participant-joined")).userId, "cat");
  assert.equal((await ben.next("call:rejected")).rejectedBy, "dan");

  const people = [ann, ben, cat];
  for (const [from, sender] of people.entries()) {
    for (const [to, receiver] of people.entries()) {
      if (from === to) continue;
      sender.send({ type: "webrtc:offer", ...call, targetUserId: members[to], offer: OFFER });
      assert.equal((await receiver.next("webrtc:offer")).fromUserId, members[from]);
      receiver.send({
        type: "webrtc:answer",
        ...call,
        targetUserId: members[from],
        answer: ANSWER,
      });
      assert.equal((await sender.next("webrtc:answer")).fromUserId, members[to]);
    }
  }
  const toDan = { type: "webrtc:offer", ...call, targetUserId: "dan", offer: OFFER } as const;
  assert.equal((await cat.refused(toDan)).code, "target-not-found");

  await ben.request({ type: "call:leave", ...call });
  assert.equal((await cat.next("call:participant-left")).userId, "ben");
  const toBen = { type: "webrtc:offer", ...call, targetUserId: "ben", offer: OFFER } as const;
  assert.equal((await cat.refused(toBen)).code, "target-not-found");
  assert.equal((await ben.refused(toDan)).code, "forbidden");
  await ann.request({ type: "call:leave", ...call });
  assert.deepEqual((await cat.next("call:ended")).reason, "completed");
  await dan.settled();
  const ends = dan.pending.filter(({ type }) => type === "call:ended");
  assert.deepEqual(ends.map((end) => end.type === "call:ended" && end.reason), ["declined"]);
});

Deno.test("call:join takes a seat in the call that call-exists named, and allows offers to everybody in it", async () => {
  await using server = await startTestServer();
  const { ann, ben, cat, call } = await dialled(server, ["ben"]);
  await ben.request({ type: "call:accept", ...call });
  const exists = await cat.refused({ type: "call:initiate", chatId: "chat-1", callType: "voice" });
  assert.deepEqual([exists.code, exists.sessionId], ["call-exists", call.sessionId]);
  const ack = await cat.request({ type: "call:join", ...call });
  assert.equal(ack.call?.seatConnectionId, cat.connectionId);
  assert.equal((await ann.next("call:participant-joined")).userId, "cat");
  for (const [id, receiver] of [["ann", ann], ["ben", ben]] as const) {
    cat.send({ type: "webrtc:offer", ...call, targetUserId: id, offer: OFFER });
    assert.equal((await receiver.next("webrtc:offer")).fromUserId, "cat");
  }
  await cat.request({ type: "call:toggle-audio", ...call, muted: true });
  await cat.close(1000);
  await ann.next("call:participant-away");
  const back = await server.connect("cat", { resume: cat.welcome.resumeToken });
  assert.equal(back.welcome.resumed, true);
});

Deno.test("call:invite rings another member, and everybody in the call is told", async () => {
  await using server = await startTestServer();
  const { ann, ben, cat, call } = await dialled(server, ["ben"]);
  await ben.request({ type: "call:accept", ...call });
  await ben.request({ type: "call:invite", ...call, userIds: ["cat"] });
  const ring = await cat.next("call:incoming");
  assert.deepEqual([ring.callerId, ring.invitedBy], ["ann", "ben"]);
  const out = await ann.next("call:outgoing", ({ targetUserIds }) => targetUserIds[0] === "cat");
  assert.equal(out.call.participants.length, 3);
  await ben.next("call:ringing", ({ targetUserIds }) => targetUserIds.includes("cat"));
  await cat.request({ type: "call:accept", ...call });
  assert.equal((await ben.next("call:participant-joined")).userId, "cat");
  await ann.request({ type: "call:end", ...call });
  for (const client of [ann, ben, cat]) await client.next("call:ended");
});

Deno.test("call:end is a leave for everybody except the caller", async () => {
  await using server = await startTestServer();
  const { ann, ben, cat, dan, call } = await dialled(server);
  for (const client of [ben, cat]) await client.request({ type: "call:accept", ...call });
  await ben.request({ type: "call:end", ...call });
  assert.equal((await ann.next("call:participant-left")).userId, "ben");
  await ann.request({ type: "call:end", ...call });
  for (const client of [ann, ben, cat, dan]) {
    assert.equal((await client.next("call:ended")).endedBy, "ann");
    await client.hasNothingOf("call:ended");
  }
  await dan.next("call:missed");
});

Deno.test("a stranger cannot join or invite into any call", () =>
  beside(async (server, call) => {
    const eve = await server.connect("eve", { chat: { members: ["eve", "ann"] } });
    const pretended = { sessionId: call.sessionId, chatId: "chat-1" };
    assert.equal((await eve.refused({ type: "call:join", ...pretended })).code, "call-not-found");
    assert.equal((await eve.refused({ type: "call:join", ...call })).code, "forbidden");
    for (const about of [call, pretended]) {
      const refusal = await eve.refused({ type: "call:invite", ...about, userIds: ["eve"] });
      assert.ok(["forbidden", "call-not-found"].includes(refusal.code));
    }
    const nowhere = { sessionId: "none", chatId: "chat-1" };
    assert.equal((await eve.refused({ type: "call:join", ...nowhere })).code, "call-not-found");
  }));

Deno.test("call:invite is refused for strangers, oneself, too many people, and by a person only being rung", async () => {
  await using server = await startTestServer();
  const { ann, ben, cat, call } = await dialled(server, ["ben", "cat"]);
  await ben.request({ type: "call:accept", ...call });
  const invite = async (by: typeof ann, userIds: string[]) =>
    (await by.refused({ type: "call:invite", ...call, userIds })).code;
  assert.equal(await invite(ann, ["eve"]), "invalid-targets");
  assert.equal(await invite(ann, ["ann"]), "invalid-targets");
  assert.equal(await invite(ann, []), "malformed");
  assert.equal(await invite(ann, Array.from({ length: 1000 }, (_, n) => `u${n}`)), "malformed");
  assert.equal(await invite(cat, ["dan"]), "not-in-call");
  await ann.request({ type: "call:end", ...call });
  assert.equal(await invite(ann, ["dan"]), "call-over");
  assert.equal((await cat.refused({ type: "call:join", ...call })).code, "call-over");
});

Deno.test("a welcome names MAX_PARTICIPANTS, and a call for more people is refused", async () => {
  await using server = await startTestServer({ env: { MAX_PARTICIPANTS: "3" } });
  const ann = await server.connect("ann", { chat: { members } });
  assert.equal(ann.welcome.maxParticipants, 3);
  const all = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;
  assert.equal((await ann.refused(all)).code, "invalid-targets");
  await ann.request({ ...all, targetUserIds: ["ben", "cat"] });
  await using usual = await startTestServer();
  assert.equal((await usual.connect("ann")).welcome.maxParticipants, 6);
});
