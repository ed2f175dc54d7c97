/** The chat of a call can always be stored with it, however large its member list is. */
import assert from "node:assert/strict";
import {
  CHAT_MAX_BYTES,
  MEMBERS_MAX,
  PICTURE_MAX_LENGTH,
} from "../../../../server/protocol/limits.ts";
import { keepChat, readKeptChat } from "../../../../server/store/calls/call-chat-store.ts";
import { storeOver } from "../../../../server/store/kv/kv.ts";

const chatOf = (count: number, picture: string) => ({
  id: "c1",
  calls: "video" as const,
  endsAt: null,
  members: Array.from({ length: count }, (_, i) => ({ id: `u${i}`, name: `User ${i}`, picture })),
});

Deno.test("keepChat() keeps a whole chat, and only the ids of the members when it is too large", async () => {
  const kv = await Deno.openKv(":memory:");
  const store = storeOver(kv);
  const [small, large] = [chatOf(2, "/a.png"), chatOf(MEMBERS_MAX, "x".repeat(PICTURE_MAX_LENGTH))];
  assert.ok(JSON.stringify(large).length > CHAT_MAX_BYTES);
  assert.ok(
    await store.write({ checks: [], mutations: [keepChat("s", small), keepChat("l", large)] }),
  );
  assert.deepEqual(await readKeptChat(store, "s"), small);
  const members = large.members.map(({ id }) => ({ id, name: id }));
  assert.deepEqual(await readKeptChat(store, "l"), { ...large, members });
  kv.close();
});
