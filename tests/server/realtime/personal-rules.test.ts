/**
 * Personal settings and contacts over real sockets: they apply at once, for everybody, without the
 * reason.
 */
import assert from "node:assert/strict";
import { tapKv } from "../store/counting-kv.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import type { TestClient } from "../../support/test-client.ts";

const voice = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;

async function set(server: TestServer, userId: string, settings: object): Promise<void> {
  const body = JSON.stringify(settings);
  const response = await server.api(userId, "/api/me/settings", { method: "PUT", body });
  assert.equal(response.status, 200, await response.text());
}

/** The end reason of a call by this person. */
async function reasonOfCall(client: TestClient): Promise<string> {
  await client.request(voice);
  return (await client.next("call:ended")).reason;
}

Deno.test("a setting applies at once, and every refusal shows alike as not callable", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  await ann.next("presence:changed");
  const shown: unknown[] = [];
  const refusing = [{ blocked: ["ann"] }, { allowCallsFrom: "nobody" }, {
    allowCallsFrom: "contacts",
  }];
  for (const settings of refusing) {
    await set(server, "ben", settings);
    shown.push((await ann.next("presence:changed")).members);
    assert.equal(await reasonOfCall(ann), "unavailable");
    await set(server, "ben", { blocked: [], allowCallsFrom: "everyone" });
    assert.equal((await ann.next("presence:changed")).members[0].callable, true);
  }
  // All must look alike, or a block could be recognised.
  assert.deepEqual(shown, Array(3).fill([{ id: "ben", reachable: true, callable: false }]));
  await ben.settled();
  assert.deepEqual(ben.pending, []);
});

Deno.test("a setting is told only to people for whom it makes a difference", async () => {
  await using server = await startTestServer();
  const chat = { members: ["ann", "ben", "cat"] };
  const ann = await server.connect("ann", { chat });
  const cat = await server.connect("cat", { chat });
  await ann.next("presence:changed");
  await set(server, "ben", { blocked: ["ann"] });
  assert.equal((await ann.next("presence:changed")).members[0].callable, false);
  await set(server, "ben", { doNotDisturb: true });
  await ann.settled();
  await cat.settled();
  assert.deepEqual([...ann.pending, ...cat.pending], []);
  const again = await server.connect("ann", { chat });
  assert.deepEqual(again.welcome.members.map(({ id, callable }) => [id, callable]), [
    ["ann", false],
    ["ben", false],
    ["cat", true],
  ]);
});

Deno.test("a welcome to a large chat says who cannot be called, or the next message does", async () => {
  await using server = await startTestServer();
  const others = Array.from({ length: 40 }, (_, i) => `u${i}`);
  await set(server, "u3", { blocked: ["ann"] });
  await set(server, "u37", { allowCallsFrom: "nobody" });
  const ann = await server.connect("ann", { chat: { members: ["ann", ...others] } });
  const member = (id: string) => ann.welcome.members.find((one) => one.id === id);
  assert.equal(member("u3")?.callable, false);
  if (member("u37")?.callable) {
    const told = await ann.next("presence:changed");
    assert.deepEqual(told.members, [{ id: "u37", reachable: false, callable: false }]);
  }
  const again = await server.connect("ann", { chat: { members: ["ann", ...others] } });
  assert.equal(again.welcome.members.find(({ id }) => id === "u37")?.callable, false);
});

Deno.test("do not disturb is busy for the caller and a missed call for the person", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  await set(server, "ben", { doNotDisturb: true });
  assert.equal(await reasonOfCall(ann), "busy");
  await ben.hasNothingOf("call:incoming");
  const next = await server.connect("ben");
  assert.deepEqual(next.welcome.missed, { count: 1, since: null });
});

Deno.test("contacts get through and connect early, even if the person is briefly away", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  await using server = await startTestServer({ kv: tap.kv });
  await set(server, "ben", { allowCallsFrom: "contacts" });
  const ben = await server.connect("ben", { claims: { contacts: ["ann"] } });
  const ann = await server.connect("ann");
  const rings = await ann.request(voice);
  const incoming = await ben.next("call:incoming");
  assert.equal(incoming.early, "connect");
  assert.equal((await ann.next("call:ringing")).devices[0].early, "connect");
  const call = { sessionId: rings.sessionId ?? "", chatId: "chat-1" };
  const answer = { type: "answer" as const, sdp: "v=0" };
  await ben.request({ type: "webrtc:answer", ...call, targetUserId: "ann", answer });
  await ann.next("webrtc:answer");
  await ann.request({ type: "call:cancel", ...call });
  await ann.next("call:ended");

  await ben.close();
  const away = await ann.request(voice);
  assert.equal(away.call?.status, "initiating");
  const back = await server.connect("ben");
  assert.equal(back.welcome.calls[0].early, "connect");
  assert.equal((await ann.next("call:ringing")).devices[0].early, "connect");
  await ann.request({ ...call, type: "call:cancel", sessionId: away.sessionId ?? "" });
  await ann.next("call:ended");

  await server.connect("ben", { claims: { contacts: [] } });
  assert.equal(await reasonOfCall(ann), "unavailable");
  tap.kv.close();
});

Deno.test("a hello reads the store once at most, and writes contacts only if they changed", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  await using server = await startTestServer({ kv: tap.kv });
  const claims = { contacts: ["ben", "cat"] };
  const first = await server.connect("ann", { claims });
  await first.request({ type: "calls:seen" });
  // Only the sweeps list.
  const gets = () => tap.reads - tap.lists;
  const before = { gets: gets(), commits: tap.commits };
  await server.connect("ann", { claims });
  await server.connect("ann");
  assert.ok(gets() - before.gets <= 2, `${gets() - before.gets} reads`);
  assert.equal(tap.commits, before.commits);
  tap.kv.close();
});

Deno.test("missed calls are counted until they are seen on any device", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  await ann.request(voice);
  assert.equal((await ann.next("call:ended")).reason, "offline");

  const ben = await server.connect("ben");
  assert.deepEqual(ben.welcome.missed, { count: 1, since: null });
  const { sessionId = "" } = await ann.request(voice);
  await ben.next("call:incoming");
  await ann.request({ type: "call:cancel", sessionId, chatId: "chat-1" });
  await ben.next("call:missed");
  const phone = await server.connect("ben");
  assert.deepEqual(phone.welcome.missed, { count: 2, since: null });

  const ack = await phone.request({ type: "calls:seen" });
  assert.equal(ack.missed?.count, 0);
  const seen = await ben.next("calls:seen");
  assert.deepEqual([seen.count, seen.since], [0, ack.missed?.since]);
  await phone.hasNothingOf("calls:seen");
  await ann.hasNothingOf("calls:seen");
  assert.deepEqual((await server.connect("ben")).welcome.missed, ack.missed);
});

Deno.test("a call that was declined, answered or blocked is not missed", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const ring = async () => {
    const { sessionId = "" } = await ann.request(voice);
    await ben.next("call:incoming");
    return { sessionId, chatId: "chat-1" };
  };
  await ben.request({ type: "call:reject", ...await ring() });
  await ann.next("call:ended");
  const call = await ring();
  await ben.request({ type: "call:accept", ...call });
  await ann.request({ type: "call:end", ...call });
  await ann.next("call:ended");
  await set(server, "ben", { blocked: ["ann"] });
  assert.equal(await reasonOfCall(ann), "unavailable");
  assert.deepEqual((await server.connect("ben")).welcome.missed, { count: 0, since: null });
  assert.deepEqual((await server.connect("ann")).welcome.missed, { count: 0, since: null });
});
