/** The README's first command, as somebody types it who has just got the project. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { readJsonLines } from "../support/json-lines.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LINK = /http:\/\/localhost:\d+\/ben\//;

for (const basePath of ["", "/calls"]) {
  const where = basePath === "" ? "" : `, with the call server below ${basePath}`;
  Deno.test(`npm start prints the link to Ben's page, and the page has the element${where}`, async () => {
    const started = new Deno.Command("node", {
      args: ["demo/start.mjs"],
      cwd: ROOT,
      env: {
        PORT: "0",
        BASE_PATH: basePath,
        KV_PATH: ":memory:",
        CHAT_CALL_SECRET: "",
        LOG_LEVEL: "warn",
      },
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
      // Everything the page refers to exists: its styles, the element's script, the token.
      for (const [, address] of page.matchAll(/(?:href|src|token-url)="([^"]+)"/g)) {
        const { status, body } = await fetch(new URL(address, link));
        await body?.cancel();
        assert.equal(status, 200, address);
      }
      const [, script] = /src="([^"]*chat-call\.js)"/.exec(page) ?? [];
      assert.equal(script, `${basePath}/chat-call.js`);
    } finally {
      started.kill("SIGTERM");
      await reader.cancel();
      await started.status;
      await complaint;
    }
  });
}

Deno.test("a killed launcher takes its server with it", async () => {
  const launcher = new Deno.Command("node", {
    args: ["server/start.mjs"],
    cwd: ROOT,
    env: {
      PORT: "0",
      KV_PATH: ":memory:",
      CHAT_CALL_SECRET: "a secret of a test with more than 32 bytes",
      LOG_LEVEL: "info",
    },
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const said = launcher.stdout.pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  let text = "";
  while (!text.includes('"listening"')) text += (await said.read()).value;
  launcher.kill("SIGKILL");
  // Both processes share this output, so it ends when the last of them does.
  const late = AbortSignal.timeout(10_000);
  late.onabort = () => void said.cancel("the server goes on");
  while (!(await said.read()).done);
  assert.ok(!late.aborted, "the server goes on");
  await launcher.status;
});

Deno.test("server/main.ts runs on Deno Deploy: without a KV path it uses the platform's database", async () => {
  const denoDirectory = await Deno.makeTempDir({ prefix: "chat-call-" });
  const { KV_PATH: _, ...inherited } = Deno.env.toObject();
  const started = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", `${ROOT}server/main.ts`],
    cwd: ROOT,
    clearEnv: true,
    env: {
      ...inherited,
      // The runtime keeps its default database here.
      DENO_DIR: denoDirectory,
      DENO_DEPLOYMENT_ID: "a-deployment",
      CHAT_CALL_SECRET: "a secret of a deployment with more than 32 bytes",
      CHAT_CALL_ORIGINS: "https://www.example",
      HOST: "127.0.0.1",
      PORT: "0",
      LOG_LEVEL: "info",
    },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = readJsonLines<{ event: string; url?: string }>(started.stdout);
  try {
    let url: string | undefined;
    while (url === undefined) {
      const { done, value } = await lines.next();
      assert.ok(!done, "it ended before it listened");
      url = value.url;
    }
    const ready = await fetch(`${url}/readyz`);
    assert.deepEqual([ready.status, await ready.json()], [200, { status: "ready" }]);
  } finally {
    started.kill("SIGTERM");
    await started.status;
    await lines.return(undefined);
    await Deno.remove(denoDirectory, { recursive: true });
  }
});
