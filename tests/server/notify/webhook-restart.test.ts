/** Webhooks survive the death of the process: the next one posts what was committed. */
import assert from "node:assert/strict";
import { freePort, SECRET, startCallServer } from "../../e2e/support/call-server.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { TestClient } from "../../support/test-client.ts";
import { startReceiver } from "./receiver.ts";

Deno.test("webhooks that a killed server could not post are posted after the restart", async () => {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-webhooks-" });
  // Nothing listens there yet.
  const port = freePort();
  const server = await startCallServer(`${folder}/kv.sqlite`, {
    WEBHOOK_URL: `http://127.0.0.1:${port}/events`,
    WEBHOOK_SECRET: `whsec_${new Uint8Array(32).fill(7).toBase64()}`,
    WEBHOOK_ALLOW_PRIVATE: "true",
  });
  const ann = new TestClient(new WebSocket(`${server.url.replace("http", "ws")}/signal`));
  await ann.opened;
  ann.send({ type: "hello", token: await mintToken("ann", { secret: SECRET, chat: {} }) });
  await ann.welcomed();
  const call = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;
  const { sessionId } = await ann.request(call);
  await hasTriedInVain(server.url);
  await server.kill("SIGKILL");
  await ann.closed;

  await using receiver = startReceiver(port);
  await server.restart();
  const posts = await receiver.received(3);
  await server.kill("SIGTERM");
  assert.deepEqual(posts.map(({ event }) => [event.type, event.sequence]), [
    ["call.initiated", 1],
    ["call.missed", 2],
    ["call.ended", 3],
  ]);
  const ids = posts.map(({ event }) => (event.data as { id: string }).id);
  assert.deepEqual(ids, [sessionId, sessionId, sessionId]);
  await Deno.remove(folder, { recursive: true });
});

/**
 * Waits until the first post has failed; before that, the dead server would hold the call's claim
 * for a while.
 */
async function hasTriedInVain(url: string): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (metrics.includes('webhook_attempts_total{outcome="retried"} 1')) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
