/** A chat attached for a connection that closes meanwhile is held by nobody. */
import assert from "node:assert/strict";
import type { Chat } from "../../../../server/calls/call-service.ts";
import { createChatBook } from "../../../../server/realtime/chats/chat-book.ts";
import {
  attachChat,
  refreshAuth,
} from "../../../../server/realtime/handlers/connection-handlers.ts";
import type { HandlerContext } from "../../../../server/realtime/handlers/handler.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";

const chat: Chat = {
  id: "c2",
  calls: "video",
  endsAt: null,
  members: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
};
const identity = {
  user: { id: "ann", name: "Ann" },
  contacts: null,
  chat,
  issuedAt: 1,
  expiresAt: Date.now() + 60_000,
};

for (const [name, ask] of Object.entries({ attachChat, refreshAuth })) {
  Deno.test(`${name}() attaches no chat to a connection that closed during the store read`, async () => {
    const registry = createRegistry();
    const chats = createChatBook();
    const hasGone = Promise.withResolvers<void>();
    const context = {
      registry,
      verifyToken: () => Promise.resolve({ ok: true, identity }),
      introductions: {
        async read() {
          await hasGone.promise;
          return {
            isCurrent: () => true,
            attach(connection: typeof ann) {
              chats.attach(connection, { chat, issuedAt: 1 }, null);
              return [];
            },
          };
        },
      },
      presence: { shownTo: () => [] },
      chatCalls: { show: () => {} },
    } as unknown as HandlerContext;
    const ann = fakeConnection("ann");
    ann.tokenExpiresAt = 0;
    registry.add(ann);

    const type = name === "attachChat" ? "chat:attach" : "auth:refresh";
    const answer = ask(context, ann, { type, token: "t" } as never, "");
    // As a session does when its socket closes.
    registry.remove(ann);
    chats.release(ann);
    hasGone.resolve();
    await answer;
    assert.deepEqual([...chats.inUse().chatIds], []);
    assert.deepEqual([...chats.holdersOf("c2")], []);
  });
}
