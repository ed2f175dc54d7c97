/** The first command of the README, as somebody types it who has just got the project. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LINK = /http:\/\/localhost:\d+\/ben\//;

Deno.test("npm start says where each person's page is, and the page has the element", async () => {
  const started = new Deno.Command("node", {
    args: ["demo/start.mjs"],
    cwd: ROOT,
    env: { PORT: "0", KV_PATH: ":memory:", CHAT_CALL_SECRET: "", LOG_LEVEL: "warn" },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const complaint = new Response(started.stderr).text();
  const reader = started.stdout.pipeThrough(new TextDecoderStream() as never).getReader();
  try {
    let said = "";
    for (let end = false; !end && !LINK.test(said);) {
      const read = await reader.read() as ReadableStreamReadResult<string>;
      end = read.done;
      said += read.value ?? "";
    }
    const link = LINK.exec(said)?.[0];
    assert.ok(link, `it said ${said}, and ${link === undefined ? await complaint : ""}`);
    const page = await (await fetch(link)).text();
    assert.match(page, /<chat-call/);
    assert.match(page, /Ben Okafor/);
  } finally {
    started.kill("SIGTERM");
    await reader.cancel();
    await started.status;
    await complaint;
  }
});
