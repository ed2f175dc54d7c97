/** Who is connected where, across several servers. */
import assert from "node:assert/strict";
import { createChatBook } from "../../../server/realtime/chats/chat-book.ts";
import { createDirectory } from "../../../server/realtime/directory.ts";
import { createKnownWishes } from "../../../server/realtime/chats/known-wishes.ts";
import { createPresence } from "../../../server/realtime/chats/presence.ts";
import { createRegistry } from "../../../server/realtime/registry.ts";
import { fakeConnection } from "../../support/fake-connection.ts";

function createRig() {
  const rig = { at: 100_000 };
  const directory = createDirectory(createRegistry(() => rig.at), () => rig.at);
  return Object.assign(rig, { directory });
}
const ben = { userId: "ben", connectionId: "ben-9" };

Deno.test("directory counts a person's connections on all servers", () => {
  const { directory } = createRig();
  directory.add(fakeConnection("ben"));
  directory.cameElsewhere("other", ben);
  directory.cameElsewhere("other", ben);
  assert.deepEqual(directory.connectionsOf("ben"), ["ben-1", "ben-9"]);
  assert.equal(directory.countOf("ben"), 2);
  assert.equal(directory.personAt("ben-9"), "ben");
  assert.equal(directory.instanceOf("ben-9"), "other");
  assert.equal(directory.instanceOf("ben-1"), undefined);
  assert.equal(directory.get("ben-9"), undefined);
  assert.deepEqual([...directory.ofUser("ben")].map(({ id }) => id), ["ben-1"]);
});

Deno.test("directory remembers when a person was last seen on any server", () => {
  const rig = createRig();
  const { directory } = rig;
  directory.cameElsewhere("other", ben);
  directory.wentElsewhere(ben);
  rig.at += 5_000;
  assert.ok(directory.isReachable("ben"));
  assert.equal(directory.lastSeenAt("ben"), 100_000);
  rig.at += 1;
  assert.ok(!directory.isReachable("ben"));
  directory.sawElsewhere("cal", 5_000);
  assert.ok(directory.isReachable("cal"));
  assert.equal(directory.lastSeenAt("dan"), null);
});

Deno.test("directory ignores late news of a connection that is already gone", () => {
  const { directory } = createRig();
  directory.wentElsewhere(ben);
  directory.cameElsewhere("other", ben);
  assert.deepEqual(directory.connectionsOf("ben"), []);
});

Deno.test("dropInstance() forgets one server and returns its connections", () => {
  const { directory } = createRig();
  const went: string[] = [];
  directory.onOthers({ came: () => {}, went: ({ connectionId }) => went.push(connectionId) });
  directory.cameElsewhere("other", ben);
  directory.cameElsewhere("third", { userId: "ben", connectionId: "ben-8" });
  assert.deepEqual(directory.dropInstance("other"), [ben]);
  assert.deepEqual(went, ["ben-9"]);
  assert.deepEqual(directory.connectionsOf("ben"), ["ben-8"]);
  assert.deepEqual(directory.dropInstance("other"), []);
});

Deno.test("presence reports a person gone from another server once the grace period is over", () => {
  const rig = createRig();
  const { directory } = rig;
  const chats = createChatBook();
  const timers: (() => void)[] = [];
  const presence = createPresence(directory, chats, createKnownWishes(), (run) => timers.push(run));
  directory.onOthers({
    came: ({ userId }) => presence.arrived(userId),
    went: ({ userId }) => presence.departed(userId),
  });
  const ann = fakeConnection("ann");
  directory.add(ann);
  const members = ["ann", "ben"].map((id) => ({ id, name: id }));
  const chat = { id: "chat", calls: "video" as const, members, endsAt: null };
  chats.attach(ann, { chat, issuedAt: 1 }, null);
  directory.cameElsewhere("other", ben);
  directory.dropInstance("other");
  assert.deepEqual(ann.sent.map(({ members }) => members), [
    [{ id: "ben", reachable: true, callable: true }],
  ]);
  rig.at += 5_001;
  for (const run of timers) run();
  assert.deepEqual(ann.sent.at(-1)?.members, [{ id: "ben", reachable: false, callable: true }]);
});

Deno.test("directory keeps the connections of a dropped server that has come back under a new id", () => {
  const { directory } = createRig();
  const heard: string[] = [];
  directory.onOthers({
    came: ({ connectionId }) => heard.push(`came ${connectionId}`),
    went: ({ connectionId }) => heard.push(`went ${connectionId}`),
  });
  directory.cameElsewhere("old", ben);
  directory.cameElsewhere("new", ben);
  assert.deepEqual(directory.dropInstance("old"), []);
  assert.equal(directory.instanceOf("ben-9"), "new");
  assert.deepEqual(heard, ["came ben-9"]);
});

Deno.test("onlyElsewhere() removes a server's connections that are not listed", () => {
  const { directory } = createRig();
  directory.cameElsewhere("other", ben);
  directory.cameElsewhere("other", { userId: "ben", connectionId: "ben-8" });
  directory.cameElsewhere("third", { userId: "ben", connectionId: "ben-7" });
  directory.onlyElsewhere("other", new Set(["ben-8"]));
  assert.deepEqual(directory.connectionsOf("ben"), ["ben-8", "ben-7"]);
});
