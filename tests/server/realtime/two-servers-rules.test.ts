/** Settings, registrations and erasures at one server apply at the other. */
import assert from "node:assert/strict";
import { writeChat } from "../../../server/store/chat-store.ts";
import { INSTANCES } from "../../../server/store/kv/keys.ts";
import { changePerson } from "../../../server/store/people/person-store.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import type { TestClient } from "../../support/test-client.ts";
import { DIAL } from "../../support/talk.ts";

const KEY = "the-key-of-the-host";

async function onTwoServers(test: (one: TestServer, other: TestServer) => Promise<void>) {
  const kv = await Deno.openKv(":memory:");
  {
    const options = { kv, env: { CHAT_CALL_API_KEY: KEY } };
    await using one = await startTestServer(options);
    await using other = await startTestServer(options);
    await test(one, other);
  }
  kv.close();
}

async function host(server: TestServer, method: string, path: string, body?: object) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${KEY}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.equal(response.status, 200, await response.text());
}

/** Waits until a client sees a person with these values. */
const shown = (
  client: TestClient,
  userId: string,
  as: { reachable?: boolean; callable?: boolean },
) =>
  client.next(
    "presence:changed",
    ({ members }) =>
      members.some((member) =>
        member.id === userId && member.reachable === (as.reachable ?? member.reachable) &&
        member.callable === (as.callable ?? member.callable)
      ),
  );

Deno.test("two servers: a setting made at one is shown at the other", () =>
  onTwoServers(async (one, other) => {
    const ann = await one.connect("ann");
    await other.connect("ben");
    await shown(ann, "ben", { reachable: true });
    const body = JSON.stringify({ blocked: ["ann"] });
    await other.api("ben", "/api/me/settings", { method: "PUT", body });
    await shown(ann, "ben", { callable: false });
    await ann.request(DIAL);
    assert.equal((await ann.next("call:ended")).reason, "unavailable");
  }));

Deno.test("two servers: a call in a registered chat can be placed over REST at either one", () =>
  onTwoServers(async (one, other) => {
    const body = JSON.stringify({ chatId: "chat-1", callType: "voice" });
    const dialAt = async (server: TestServer, userId: string) => {
      const response = await server.api(userId, "/api/calls", { method: "POST", body });
      await response.body?.cancel();
      return response.status;
    };
    const chat = { members: ["ann", "ben"] };
    const ann = await one.connect("ann", { chat });
    const ben = await other.connect("ben", { chat });
    await shown(ann, "ben", { reachable: true });
    assert.equal(await dialAt(one, "ben"), 403);
    // Connections are announced in order, so this one shows that the one before is known.
    await other.connect("eve", { chat: { id: "chat-2", members: ["eve"] } });
    const dan = await one.connect("dan", { chat: { id: "chat-3", members: ["dan", "cal"] } });
    await other.connect("cal", { chat: { id: "chat-3", members: ["dan", "cal"] } });
    await shown(dan, "cal", { reachable: true });
    const members = [{ id: "ann" }, { id: "ben" }];
    await host(one, "PUT", "/api/chats/chat-1", { calls: "voice", members });
    assert.equal(await dialAt(one, "eve"), 403);
    assert.equal(await dialAt(one, "ben"), 200);
    await ben.next("call:outgoing");
  }));

Deno.test("two servers: contacts named at one get through at the other", () =>
  onTwoServers(async (one, other) => {
    const ann = await one.connect("ann");
    const body = JSON.stringify({ allowCallsFrom: "contacts" });
    await other.api("ben", "/api/me/settings", { method: "PUT", body });
    await shown(ann, "ben", { callable: false });
    await other.connect("ben", { claims: { contacts: ["ann"] } });
    await shown(ann, "ben", { callable: true });
    await ann.request(DIAL);
    assert.equal((await ann.next("call:ringing")).devices[0].early, "connect");
  }));

Deno.test("two servers: a chat registered at one applies to people at the other", () =>
  onTwoServers(async (one, other) => {
    const [ann, ben] = [await one.connect("ann"), await other.connect("ben")];
    await shown(ann, "ben", { reachable: true });
    const members = [{ id: "ann", name: "Ann" }, { id: "cat", name: "Cat" }];
    await host(one, "PUT", "/api/chats/chat-1", { calls: "voice", members });
    assert.equal((await ann.next("chat:changed")).chat?.calls, "voice");
    assert.equal((await ben.next("chat:changed")).chat, null);
    assert.equal((await ben.refused(DIAL)).code, "forbidden");
    await host(other, "DELETE", "/api/chats/chat-1");
    assert.equal((await ann.next("chat:changed")).chat?.calls, "video");
    assert.equal((await ben.next("chat:changed")).chat?.calls, "video");
    await ben.request(DIAL);
    await ann.next("call:incoming");
  }));

Deno.test("two servers: a running call gets a time limit that is set at the other", () =>
  onTwoServers(async (one, other) => {
    const [ann, ben] = [await one.connect("ann"), await one.connect("ben")];
    const { sessionId = "" } = await ann.request(DIAL);
    await ben.next("call:incoming");
    await ben.request({ type: "call:accept", sessionId, chatId: "chat-1" });
    const members = ["ann", "ben"].map((id) => ({ id, name: id }));
    const endsAt = Math.floor(Date.now() / 1000) + 1;
    await host(other, "PUT", "/api/chats/chat-1", { calls: "video", members, endsAt });
    for (const client of [ann, ben]) {
      assert.equal((await client.next("call:ended")).reason, "time-limit");
    }
  }));

Deno.test("two servers: a person erased at one is disconnected from the other and their call", () =>
  onTwoServers(async (one, other) => {
    const [ann, ben] = [await one.connect("ann"), await other.connect("ben")];
    await shown(ann, "ben", { reachable: true });
    const { sessionId = "" } = await ann.request(DIAL);
    await ben.next("call:incoming");
    await ben.request({ type: "call:accept", sessionId, chatId: "chat-1" });
    await ann.next("call:accepted");
    await host(one, "DELETE", "/api/users/ben");
    assert.equal((await ann.next("call:ended")).reason, "completed");
    assert.deepEqual(await ben.closed, { code: 4401, reason: "this person was erased" });
  }));

Deno.test("two servers: calls:seen at one is told to the person's devices at the other", () =>
  onTwoServers(async (one, other) => {
    const ann = await one.connect("ann");
    // Nobody is there to take it.
    await ann.request(DIAL);
    const phone = await other.connect("ben");
    assert.equal(phone.welcome.missed.count, 1);
    await shown(ann, "ben", { reachable: true });
    const ben = await one.connect("ben");
    await ben.request({ type: "calls:seen" });
    assert.equal((await phone.next("calls:seen")).count, 0);
    assert.equal((await other.connect("ben")).welcome.missed.count, 0);
    await ben.hasNothingOf("calls:seen");
  }));

Deno.test("two servers: the settings of a person erased at one are forgotten by the other", () =>
  onTwoServers(async (one, other) => {
    const ann = await one.connect("ann");
    const body = JSON.stringify({ blocked: ["ann"] });
    await other.api("ben", "/api/me/settings", { method: "PUT", body });
    await shown(ann, "ben", { callable: false });
    await host(other, "DELETE", "/api/users/ben");
    await shown(ann, "ben", { callable: true });
  }));

Deno.test("two servers: one presumed dead learns which rules have changed meanwhile", () =>
  onTwoServers(async (one, other) => {
    const [ann, ben] = [await one.connect("ann"), await other.connect("ben")];
    await shown(ann, "ben", { reachable: true });
    // Written as by another server whose mail about it was lost.
    const { store } = one.running;
    await changePerson(store, "ben", (person) => ({
      ...person,
      settings: { ...person.settings, blocked: ["ann"] },
    }));
    const members = ["ann", "ben"].map((id) => ({ id, name: id }));
    await writeChat(store, { id: "chat-1", calls: "voice", members, endsAt: null });
    const rows = await store.list({ prefix: INSTANCES }, { limit: 2 });
    const mutations = rows.map(({ key }) => ({ type: "delete" as const, key }));
    await store.write({ checks: [], mutations });
    for (const client of [ann, ben]) {
      assert.equal((await client.next("chat:changed")).chat?.calls, "voice");
    }
    await shown(ann, "ben", { callable: false });
  }));
