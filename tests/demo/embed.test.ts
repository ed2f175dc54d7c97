/** The snippets for other hosts: each runs unchanged, and a real server accepts its token. */
import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { callToken } from "../../demo/embed/call-token.mjs";
import { type Daemon, isMissing, startDaemon } from "../support/daemon.ts";
import { SECRET } from "../support/host-tokens.ts";
import { startTestServer, type TestServer } from "../support/server-harness.ts";

const EMBED = fileURLToPath(new URL("../../demo/embed/", import.meta.url));

/** What a server reads from a token. */
async function welcomed(server: TestServer, token: string) {
  const { user, chats } = (await server.connect("ann", { token })).welcome;
  return { user: user.name, chats: chats.map(({ id, members }) => [id, members.length]) };
}

/** A person on a page without a chat, who can only receive calls. */
const LISTENER = { user: "Ann", chats: [] };
const ANN = { user: "Ann", chats: [["order-42", 2]] };

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

async function withSite(
  program: string,
  args: (port: number) => string[],
  use: (site: string) => Promise<void>,
): Promise<void> {
  const port = freePort();
  const env = { CHAT_CALL_SECRET: SECRET, PORT: `${port}` };
  const site: Daemon = await startDaemon(program, args(port), { port, env });
  try {
    await use(`http://127.0.0.1:${port}/`);
  } finally {
    await site.end();
  }
}

Deno.test({
  name: "call-token.php gives only a logged-in member a token, which a server accepts",
  ignore: isMissing("php"),
  async fn() {
    await using server = await startTestServer();
    await withSite(
      "php",
      (port) => ["-S", `127.0.0.1:${port}`, "-t", `${EMBED}php`],
      async (site) => {
        const refused = await fetch(`${site}call-token.php?chat=order-42`);
        equal(refused.status, 403);
        await refused.body?.cancel();
        const stranger = await fetch(`${site}call-token.php?chat=order-43&as=ann`);
        equal(stranger.status, 403);
        await stranger.body?.cancel();
        const answer = await fetch(`${site}call-token.php?chat=order-42&as=ann`);
        equal(answer.headers.get("cache-control"), "no-store");
        deepEqual(await welcomed(server, (await answer.json()).token), ANN);
        const page = await (await fetch(`${site}chat.php?chat=order-42&as=ann`)).text();
        equal(page.match(/<chat-call token-url="([^"]+)"/)?.[1], "call-token.php?chat=order-42");
      },
    );
  },
});

Deno.test("call-token.php is quoted in the README", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const file = readFileSync(`${EMBED}php/call-token.php`, "utf8");
  const lines = file.split("\n").filter((line) => !line.startsWith("require"));
  equal(readme.includes(lines.join("\n").trim()), true);
});

Deno.test({
  name: "call_token.py serves page.html and a token that a server accepts",
  ignore: isMissing("python3"),
  async fn() {
    await using server = await startTestServer();
    await withSite("python3", () => [`${EMBED}call_token.py`], async (site) => {
      const { token } = await (await fetch(`${site}call-token?chat=order-42`)).json();
      deepEqual(await welcomed(server, token), ANN);
      equal(
        (await (await fetch(`${site}page.html`)).text()).includes("<chat-call token-url="),
        true,
      );
    });
  },
});

Deno.test("call-token.mjs makes a token that a server accepts", async () => {
  await using server = await startTestServer();
  const ann = { id: "ann", name: "Ann" };
  const chat = { id: "order-42", title: "Order 42", members: [ann, { id: "ben", name: "Ben" }] };
  deepEqual(await welcomed(server, callToken(ann, chat, SECRET)), ANN);
  deepEqual(await welcomed(server, callToken(ann, null, SECRET)), LISTENER);
});
