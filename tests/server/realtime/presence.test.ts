/** Who is told of whose coming and going, and when. */
import assert from "node:assert/strict";
import type { Chat } from "../../../server/calls/call-service.ts";
import { REACHABLE_GRACE_MS } from "../../../server/protocol/limits.ts";
import { createChatBook } from "../../../server/realtime/chat-book.ts";
import { createKnownWishes } from "../../../server/realtime/known-wishes.ts";
import { createPresence } from "../../../server/realtime/presence.ts";
import { createRegistry } from "../../../server/realtime/registry.ts";
import { type FakeConnection, fakeConnection } from "../../support/fake-connection.ts";

function scene() {
  let at = 0;
  const timers: { run: () => void; ms: number }[] = [];
  const registry = createRegistry(() => at);
  const chats = createChatBook();
  const presence = createPresence(
    registry,
    chats,
    createKnownWishes(),
    (run, ms) => timers.push({ run, ms }),
  );
  const come = (connection: FakeConnection, members: string[], calls: Chat["calls"] = "video") => {
    registry.add(connection);
    const chat: Chat = {
      id: `chat of ${members}`,
      calls,
      endsAt: null,
      members: members.map((id) => ({ id, name: id })),
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

Deno.test("presence tells those who share a chat of the first connection only", () => {
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

Deno.test("presence waits with a departure until a page would have loaded", () => {
  const { come, go, wait } = scene();
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  come(ann, ["ann", "ben"]);
  come(ben, ["ann", "ben"]);
  go(ben);
  assert.deepEqual(ann.sent, [changed("ben", true)]);
  wait(REACHABLE_GRACE_MS + 1);
  assert.deepEqual(ann.sent.slice(1), [changed("ben", false)]);
});

Deno.test("membersFor() says who is here and who may be rung", () => {
  const { presence, come } = scene();
  const [ann, ben, cat] = [fakeConnection("ann"), fakeConnection("ben"), fakeConnection("cat")];
  come(ann, ["ann", "ben", "cat"]);
  come(ben, ["ann", "ben", "cat"], "none");
  assert.deepEqual(presence.membersFor(ann), [
    { id: "ann", reachable: true, callable: false },
    { id: "ben", reachable: true, callable: true },
    { id: "cat", reachable: false, callable: true },
  ]);
  assert.ok(presence.membersFor(ben).every(({ callable }) => !callable));
  assert.deepEqual(presence.membersFor(cat), []);
});
