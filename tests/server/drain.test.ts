/** A stopping server does not wait for a request that never ends. */
import assert from "node:assert/strict";
import { loadConfig } from "../../server/config/config.ts";
import { startServer } from "../../server/serve.ts";

Deno.test({
  name: "drain() does not wait for a request that hangs",
  // The request outlives the drain; in production the process would end with it.
  sanitizeOps: false,
  sanitizeResources: false,
}, async () => {
  const loaded = loadConfig({
    PORT: "0",
    HOST: "127.0.0.1",
    CHAT_CALL_SECRET: "a secret of a test with more than 32 bytes",
    KV_PATH: ":memory:",
    LOG_LEVEL: "silent",
  });
  assert.ok(loaded.ok);
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Response>();
  const server = await startServer(loaded.config, {
    drainMaxMs: 50,
    mount: (app) =>
      void app.get("/hangs", () => {
        asked.resolve();
        return answer.promise;
      }),
  });
  const request = fetch(`${server.url}/hangs`).then((response) => response.text());
  await asked.promise;
  await server.drain();
  answer.resolve(new Response("at last"));
  assert.equal(await request, "at last");
  await server.finished;
});
