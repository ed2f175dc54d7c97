/**
 * Pushes from a whole server to a push service over TLS: what the browser reads and the server
 * forgets.
 */
import assert from "node:assert/strict";
import { SECRET, startCallServer } from "../../e2e/support/call-server.ts";
import { connectClient } from "../../support/connect-client.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { contactIn, startPushService, subscribeBrowser } from "../../support/push-browser.ts";
import { CERTIFICATE } from "../../support/test-certificate.ts";

const CONTACT = "mailto:calls@shop.example";
const PAGE = {
  url: "https://shop.example/inbox",
  words: {
    voice: "Anruf",
    video: "Videoanruf",
    due: { voice: "Jetzt: Anruf", video: "Jetzt: Videoanruf" },
  },
};

const tokenOf = (userId: string) => mintToken(userId, { secret: SECRET, chat: {} });

async function startWorld() {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-push-" });
  await Deno.writeTextFile(`${folder}/ca.pem`, CERTIFICATE);
  const service = startPushService();
  const server = await startCallServer(`${folder}/kv.sqlite`, {
    PUSH_CONTACT: CONTACT,
    PUSH_SERVICES: service.origin,
    NODE_EXTRA_CA_CERTS: `${folder}/ca.pem`,
    LOG_LEVEL: "silent",
  });
  const ask = async (path: string, userId: string, method: string, body?: unknown) => {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${await tokenOf(userId)}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.equal(response.status, 200);
    return (await response.json()).data;
  };
  const api = (userId: string, method: string, body?: unknown) =>
    ask("/me/push", userId, method, body);
  const until = async (line: string) => {
    while (!(await (await fetch(`${server.url}/metrics`)).text()).includes(line)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    service,
    server,
    ask,
    api,
    /** Subscribes a browser of this person to missed calls. */
    async subscribe(userId: string, path: string) {
      const browser = subscribeBrowser(`${service.origin}/${path}`);
      await api(userId, "PUT", { ...browser.subscription, ...PAGE });
      return browser;
    },
    /** Ann calls Ben, who is not connected. */
    async annCalls(callType: "voice" | "video") {
      const ann = await connectClient(server.url, "ann", { token: await tokenOf("ann") });
      await ann.request({ type: "call:initiate", chatId: "chat-1", callType });
      const { sessionId } = await ann.next("call:ended");
      ann.close();
      await ann.closed;
      return sessionId;
    },
    /** Waits until this many pushes have had this outcome. */
    counts: (outcome: string, count: number) =>
      until(`chat_call_push_attempts_total{outcome="${outcome}"} ${count}\n`),
    /** Waits until nothing is left to push. */
    isDone: () => until("chat_call_push_backlog 0\n"),
    async [Symbol.asyncDispose]() {
      await server.kill("SIGKILL");
      await service[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test("a missed call is pushed to the person's browser, and only that browser can read it", async () => {
  await using world = await startWorld();
  const { publicKey } = await world.api("ben", "GET");
  const phone = await world.subscribe("ben", "phone");
  await world.subscribe("ann", "hers");
  const sessionId = await world.annCalls("video");

  const [push] = await world.service.received(1);
  assert.equal(push.path, "/phone");
  const { missedAt, ...said } = phone.read(push.body);
  assert.deepEqual(said, {
    type: "chat-call.missed",
    sessionId,
    chatId: "chat-1",
    callType: "video",
    caller: { id: "ann", name: "Ann" },
    text: "Videoanruf",
    url: PAGE.url,
  });
  assert.ok(Math.abs(Number(missedAt) - Date.now()) < 60_000);
  assert.equal(push.headers.get("content-encoding"), "aes128gcm");
  assert.match(push.headers.get("ttl") ?? "", /^86[34]\d\d$/);
  assert.equal(await contactIn(push, world.service.origin, publicKey), CONTACT);
  const other = subscribeBrowser(`${world.service.origin}/phone`);
  assert.throws(() => other.read(push.body));
});

Deno.test("a push that the service did not accept is sent again after a restart, with the same keys", async () => {
  await using world = await startWorld();
  const { publicKey } = await world.api("ben", "GET");
  const phone = await world.subscribe("ben", "phone");
  const { promise: isOver, resolve: answer } = Promise.withResolvers<Response>();
  world.service.answer = () => isOver;
  await world.annCalls("voice");
  await world.service.received(1);
  await world.server.kill("SIGTERM");
  world.service.answer = () => undefined;
  answer(new Response(null, { status: 503 }));
  await world.server.restart();

  assert.equal((await world.api("ben", "GET")).publicKey, publicKey);
  const [first, second] = await world.service.received(2);
  assert.deepEqual(phone.read(second.body), phone.read(first.body));
});

Deno.test("a browser gets no more pushes once it has unsubscribed or somebody else uses it", async () => {
  await using world = await startWorld();
  await world.subscribe("ben", "old");
  await world.subscribe("ben", "lent");
  const phone = await world.subscribe("ben", "phone");
  await world.subscribe("ann", "lent");
  world.service.answer = ({ path }) =>
    path === "/old" ? new Response(null, { status: 410 }) : undefined;
  const first = await world.annCalls("voice");
  await world.service.received(2);
  await world.counts("gone", 1);
  assert.deepEqual(world.service.pushes.map(({ path }) => path).sort(), ["/old", "/phone"]);
  const second = await world.annCalls("voice");
  await world.counts("delivered", 2);
  assert.deepEqual(world.service.pushes.slice(2).map(({ path }) => path), ["/phone"]);
  const calls = world.service.pushes.filter(({ path }) => path === "/phone")
    .map(({ body }) => phone.read(body).sessionId);
  assert.deepEqual(calls, [first, second]);
  await world.isDone();
});

Deno.test("a scheduled call is pushed once to a person without an open page, even across a server crash", async () => {
  await using world = await startWorld();
  const phone = await world.subscribe("ben", "phone");
  await world.subscribe("ann", "hers");
  const ann = await connectClient(world.server.url, "ann", { token: await tokenOf("ann") });
  const startsAt = new Date(Date.now() + 300).toISOString();
  const wanted = { chatId: "chat-1", callType: "voice", startsAt };
  const { id } = await world.ask("/scheduled-calls", "ann", "POST", wanted);
  await ann.next("schedule:due");

  const [push] = await world.service.received(1);
  assert.equal(push.path, "/phone");
  assert.deepEqual(phone.read(push.body), {
    type: "chat-call.due",
    scheduledId: id,
    chatId: "chat-1",
    callType: "voice",
    organizer: { id: "ann", name: "Ann" },
    isOrganizer: false,
    startsAt: Date.parse(startsAt),
    text: "Jetzt: Anruf",
    url: PAGE.url,
  });
  assert.equal(push.headers.get("urgency"), "high");
  assert.ok(Number(push.headers.get("ttl")) <= 900);
  await world.isDone();
  await world.server.kill("SIGKILL");
  await world.server.restart();
  const ben = await connectClient(world.server.url, "ben", { token: await tokenOf("ben") });
  assert.equal((await ben.next("schedule:due")).scheduledCall.id, id);
  await world.isDone();
  assert.equal(world.service.pushes.length, 1);
});
