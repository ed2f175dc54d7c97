/** A running server prints one JSON object a line, whether server or runtime wrote it. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { SECRET } from "../support/host-tokens.ts";
import { readJsonLines } from "../support/json-lines.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

Deno.test("a server prints only JSON, even for what the runtime logs", async () => {
  await using server = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "server/main.ts"],
    cwd: ROOT,
    env: { PORT: "0", HOST: "127.0.0.1", KV_PATH: ":memory:", CHAT_CALL_SECRET: SECRET },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const events: string[] = [];
  const { promise: listening, resolve } = Promise.withResolvers<string>();
  const read = async (stream: ReadableStream<Uint8Array>) => {
    for await (const { event, url } of readJsonLines<{ event: string; url: string }>(stream)) {
      events.push(event);
      if (event === "listening") resolve(url);
    }
  };
  const heard = Promise.all([read(server.stdout), read(server.stderr)]);
  const url = await Promise.race([listening, heard.then(() => assert.fail("the server ended"))]);
  // The runtime once printed a line of its own for a request that is not a GET.
  const response = await fetch(`${url}/api/chats/c1`, { method: "DELETE" });
  await response.body?.cancel();
  server.kill("SIGTERM");
  await heard;
  assert.ok(events.includes("stopped"), events.join(" "));
});
