/** Who is told of whose arrival and departure, and when. */
import assert from "node:assert/strict";
import type { Chat } from "../../../../server/calls/call-service.ts";
import {
  CHATS_PER_CONNECTION_MAX,
  MEMBERS_MAX,
  REACHABLE_GRACE_MS,
} from "../../../../server/protocol/limits.ts";
import { createChatBook } from "../../../../server/realtime/chats/chat-book.ts";
import { createKnownWishes } from "../../../../server/realtime/chats/known-wishes.ts";
import { createPresence } from "../../../../server/realtime/chats/presence.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import { type FakeConnection, fakeConnection } from "../../../support/fake-connection.ts";

function scene() {
  let at = 0;
  const timers: { run: () => void; ms: number }[] = [];
  const registry = createRegistry(() => at);
  const chats = createChatBook();
  const schedule = (run: () => void, ms: number) => timers.push({ run, ms });
  const presence = createPresence(registry, chats, createKnownWishes(), schedule, () => at);
  const come = (connection: FakeConnection, members: string[], change: Partial<Chat> = {}) => {
    registry.add(connection);
    const chat: Chat = {
      id: `chat of ${members}`,
      calls: "video",
      endsAt: null,
      members: members.map((id) => ({ id, name: id })),
      ...change,
    };
    chats.attach(connection, { chat, issuedAt: 1 }, null);
    presence.arrived(connection.user.id);
  };
  const go = (connection: FakeConnection) => {
    registry.remove(connection);
    chats.release(connection);
    presence.departed(connection.user.id);
  };
  const wait = (ms: number) => {
    at += ms;
    for (const timer of timers.splice(0)) timer.run();
  };
  return { presence, come, go, wait };
}

const changed = (id: string, reachable: boolean) => ({
  type: "presence:changed",
  members: [{ id, reachable, callable: true }],
});

Deno.test("presence tells only people who share a chat, and only of the first connection", () => {
  const { come } = scene();
  const [ann, ben, eve] = [fakeConnection("ann"), fakeConnection("ben"), fakeConnection("eve")];
  come(ann, ["ann", "ben"]);
  come(eve, ["eve"]);
  come(ben, ["ann", "ben"]);
  come(fakeConnection("ben", "ben-2"), ["ann", "ben"]);
  assert.deepEqual(ann.sent, [changed("ben", true)]);
  assert.deepEqual(ben.sent, []);
  assert.deepEqual(eve.sent, []);
});

Deno.test("presence delays a departure by the time of a page load", () => {
  const { come, go, wait } = scene();
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  come(ann, ["ann", "ben"]);
  come(ben, ["ann", "ben"]);
  go(ben);
  assert.deepEqual(ann.sent, [changed("ben", true)]);
  wait(REACHABLE_GRACE_MS + 1);
  assert.deepEqual(ann.sent.slice(1), [changed("ben", false)]);
  come(ben, ["ann", "ben"]);
  assert.deepEqual(ann.sent.slice(2), [changed("ben", true)]);
});

Deno.test("membersFor() says who is reachable and who may be called", () => {
  const { presence, come } = scene();
  const [ann, ben, cat] = [fakeConnection("ann"), fakeConnection("ben"), fakeConnection("cat")];
  come(ann, ["ann", "ben", "cat"]);
  come(ben, ["ann", "ben", "cat"], { calls: "none" });
  assert.deepEqual(presence.membersFor(ann), [
    { id: "ann", reachable: true, callable: false },
    { id: "ben", reachable: true, callable: true },
    { id: "cat", reachable: false, callable: true },
  ]);
  assert.ok(presence.membersFor(ben).every(({ callable }) => !callable));
  assert.deepEqual(presence.membersFor(cat), []);
});

Deno.test("membersFor() takes less than a second for the largest chats", () => {
  const { presence, come } = scene();
  const ann = fakeConnection("ann");
  for (let chat = 0; chat < CHATS_PER_CONNECTION_MAX; chat++) {
    const others = Array.from({ length: MEMBERS_MAX - 1 }, (_, at) => `${chat}-${at}`);
    come(ann, ["ann", ...others]);
  }
  const from = performance.now();
  const members = presence.membersFor(ann);
  assert.equal(presence.shownTo(ann, members.map(({ id }) => id)).length, members.length);
  const took = performance.now() - from;
  assert.equal(members.length, CHATS_PER_CONNECTION_MAX * (MEMBERS_MAX - 1) + 1);
  assert.ok(took < 1_000, `${took} ms`);
});

Deno.test("membersFor() shows nobody as callable once the chat has ended", () => {
  const { presence, come, wait } = scene();
  const ann = fakeConnection("ann");
  come(ann, ["ann", "ben"], { endsAt: 1000 });
  const isCallable = () => presence.membersFor(ann)[1].callable;
  assert.equal(isCallable(), true);
  wait(1000);
  assert.equal(isCallable(), false);
});

Deno.test("shownTo() shows a person without a shared chat as neither reachable nor callable", () => {
  const { presence, come } = scene();
  const [ann, eve] = [fakeConnection("ann"), fakeConnection("eve")];
  come(ann, ["ann", "ben"]);
  come(eve, ["eve"]);
  assert.deepEqual(presence.shownTo(ann, ["eve"]), [
    { id: "eve", reachable: false, callable: false },
  ]);
});
