/** The server behind a real nginx, with the project's own nginx files. */
import assert from "node:assert/strict";
import { freePort } from "../e2e/support/call-server.ts";
import { mintToken } from "../support/host-tokens.ts";
import { startTestServer } from "../support/server-harness.ts";
import { TestClient } from "../support/test-client.ts";
import { CERTIFICATE } from "../support/test-certificate.ts";
import { type Front, startFront } from "./front.ts";

/** Deno's constructor accepts headers and a client, which the DOM types lack. */
const DenoWebSocket = WebSocket as unknown as new (
  url: string,
  options: { protocols: string[]; headers?: Record<string, string>; client: Deno.HttpClient },
) => WebSocket;

async function startBehindNginx(
  env: Record<string, string> = {},
  options: { basePath?: string; readTimeoutSeconds?: number } = {},
) {
  const port = freePort();
  const settings = { PORT: `${port}`, BASE_PATH: options.basePath ?? "", ...env };
  const server = await startTestServer({ env: settings });
  const front = await startFront({ serverPort: port, ...options });
  const client = Deno.createHttpClient({ caCerts: [CERTIFICATE] });
  return {
    front,
    ask: (path: string, init: RequestInit = {}) =>
      fetch(`${front.secureUrl}${path}`, { ...init, client } as RequestInit),
    open: (headers?: Record<string, string>) => openThrough(front, client, headers),
    async connect(userId: string) {
      const socket = await openThrough(front, client);
      socket.send({ type: "hello", token: await mintToken(userId, { chat: {} }) });
      await socket.welcomed();
      return socket;
    },
    async [Symbol.asyncDispose]() {
      client.close();
      await server[Symbol.asyncDispose]();
      await front[Symbol.asyncDispose]();
    },
  };
}

async function openThrough(
  { secureUrl }: Front,
  client: Deno.HttpClient,
  headers?: Record<string, string>,
): Promise<TestClient> {
  const url = `${secureUrl.replace("https", "wss")}/signal`;
  const protocols = ["chat-call.v1"];
  const options = { protocols, client, ...(headers ? { headers } : {}) };
  const socket = new TestClient(new DenoWebSocket(url, options));
  await socket.opened;
  return socket;
}

Deno.test("nginx forwards sockets and requests over TLS, and blocks /metrics", async () => {
  await using world = await startBehindNginx();
  const ann = await world.connect("ann");
  const ben = await world.connect("ben");
  const { sessionId } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
  });
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", sessionId: sessionId!, chatId: "chat-1" });
  await ann.next("call:accepted");

  const ready = await world.ask("/readyz");
  assert.deepEqual(await ready.json(), { status: "ready" });
  const metrics = await world.ask("/metrics");
  await metrics.body?.cancel();
  assert.equal(metrics.status, 403);
  await Promise.all([ann.close(), ben.close()]);
});

Deno.test("nginx forwards messages and bodies up to the documented 64 KiB, and what is larger is refused", async () => {
  await using world = await startBehindNginx();
  const ann = await world.connect("ann");
  ann.sendText(filled(65_536));
  assert.equal((await ann.next("error")).code, "malformed");
  await ann.settled();
  ann.sendText(filled(65_537));
  assert.deepEqual(await ann.closed, { code: 4413, reason: "a message is over 64 KiB" });

  for (const [bytes, status] of [[65_536, 400], [65_537, 413]]) {
    const headers = { authorization: `Bearer ${await mintToken("ann", { chat: {} })}` };
    const response = await world.ask("/api/calls", {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: filled(bytes),
    });
    assert.equal(response.status, status, `${bytes} bytes`);
    // The server's own answer, not one of nginx.
    assert.equal((await response.json()).success, false);
  }
});

/** A message of a type that does not exist, in this many bytes. */
function filled(bytes: number): string {
  const text = JSON.stringify({ type: "no-such-message", filling: "" });
  return text.replace('""', `"${"x".repeat(bytes - text.length)}"`);
}

Deno.test("nginx serves the server below a path", async () => {
  await using world = await startBehindNginx({}, { basePath: "/calls" });
  const url = world.front.plainUrl;
  assert.deepEqual(await (await fetch(`${url}/healthz`)).json(), { status: "ok" });
  const socket = new TestClient(new WebSocket(`${url.replace("http", "ws")}/signal`));
  await socket.opened;
  socket.send({ type: "hello", token: await mintToken("ann") });
  await socket.welcomed();
  await socket.close();
});

Deno.test("nginx keeps an idle socket open past its read timeout, because the server pings it", async () => {
  // The server pings every 15 s of silence: with 20 s a socket must live, with 5 s it cannot.
  await using patient = await startBehindNginx({}, { readTimeoutSeconds: 20 });
  await using hasty = await startBehindNginx({}, { readTimeoutSeconds: 5 });
  const idle = await patient.connect("ann");
  const cut = await hasty.connect("ann");
  await cut.closed;
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  await idle.settled();
  await idle.close();
});

Deno.test("nginx sets the client's address, and a visitor cannot forge another", async () => {
  await using world = await startBehindNginx({ SOCKETS_PER_ADDRESS: "2" });
  const first = await world.connect("ann");
  const second = await world.open({ "x-forwarded-for": "192.0.2.1" });
  // All come from loopback, whatever they claim; the server counts the address set by nginx.
  const third = await world.open({ "x-forwarded-for": "192.0.2.2" });
  assert.deepEqual(await third.closed, { code: 4429, reason: "too many connections" });
  await Promise.all([first.close(), second.close()]);
});

Deno.test("nginx reloads without dropping sockets, and after its restart a call can be resumed", async () => {
  await using world = await startBehindNginx();
  const ann = await world.connect("ann");
  const ben = await world.connect("ben");
  const { sessionId } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
  });
  const about = { sessionId: sessionId!, chatId: "chat-1" };
  await ben.request({ type: "call:accept", ...about });

  world.front.reload();
  await (await world.ask("/healthz")).body?.cancel();
  await ann.settled();

  await world.front.restart();
  await Promise.all([ann.closed, ben.closed]);
  const back = await world.open();
  back.send({ type: "hello", resume: ann.welcome.resumeToken });
  const { resumed, calls } = await back.welcomed();
  assert.equal(resumed, true);
  assert.equal(calls[0].sessionId, sessionId);
  await back.request({ type: "call:end", ...about });
  await back.close();
});
