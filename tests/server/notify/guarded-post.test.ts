/** One post: where it may go, and how it treats every answer; against a real receiver. */
import assert from "node:assert/strict";
import { isPublicAddress } from "../../../server/network.ts";
import { readRetryAfterMs } from "../../../server/notify/retry-policy.ts";
import { guardedPost, type PostTarget } from "../../../server/notify/guarded-post.ts";
import { CERTIFICATE, CERTIFICATE_KEY } from "../../support/test-certificate.ts";
import { startReceiver } from "./receiver.ts";

const message = { body: "{}", headers: { "webhook-id": "msg_1" } };

function post(url: string, change: Partial<PostTarget> = {}, resolve?: () => Promise<string[]>) {
  const target = { url: new URL(url), allowPrivate: true, timeoutMs: 60_000, ...change };
  const { signal } = new AbortController();
  return guardedPost(target, { ...message, signal }, resolve ? { resolve } : {});
}

Deno.test("guardedPost() counts any 2xx as delivered, and 410 as gone", async () => {
  await using receiver = startReceiver();
  for (const status of [200, 202, 204]) {
    receiver.answer = () => new Response(null, { status });
    assert.deepEqual(await post(receiver.url), { kind: "delivered" });
  }
  receiver.answer = () => new Response(null, { status: 410 });
  assert.deepEqual(await post(receiver.url), { kind: "gone" });
});

Deno.test("guardedPost() counts every other status as failed, with the delay of Retry-After", async () => {
  await using receiver = startReceiver();
  receiver.answer = () => new Response("no", { status: 500 });
  assert.deepEqual(await post(receiver.url), {
    kind: "failed",
    why: "status 500",
    status: 500,
    retryAfterMs: 0,
  });
  receiver.answer = () => new Response(null, { status: 429, headers: { "retry-after": "120" } });
  assert.deepEqual(await post(receiver.url), {
    kind: "failed",
    why: "status 429",
    status: 429,
    retryAfterMs: 120_000,
  });
});

Deno.test("readRetryAfterMs() reads seconds and dates, and is 0 for anything else", () => {
  const now = Date.UTC(2026, 0, 1);
  assert.equal(readRetryAfterMs("30", now), 30_000);
  assert.equal(readRetryAfterMs(new Date(now + 90_000).toUTCString(), now), 90_000);
  assert.equal(readRetryAfterMs(new Date(now - 90_000).toUTCString(), now), 0);
  assert.equal(readRetryAfterMs("soon", now), 0);
  assert.equal(readRetryAfterMs(null, now), 0);
});

Deno.test("guardedPost() tries the next address of a name when one cannot be reached", async () => {
  await using receiver = startReceiver();
  const url = `http://hooks.invalid:${new URL(receiver.url).port}/`;
  const toAll = (...addresses: string[]) => post(url, {}, () => Promise.resolve(addresses));
  assert.deepEqual(await toAll("127.0.0.2", "::1", "127.0.0.1"), { kind: "delivered" });
  assert.equal(receiver.posts.length, 1);
  assert.equal((await toAll("127.0.0.2", "::1")).kind, "failed");
  assert.equal(receiver.posts.length, 1);
});

Deno.test("guardedPost() follows no redirect", async () => {
  await using target = startReceiver();
  await using receiver = startReceiver();
  receiver.answer = () => new Response(null, { status: 307, headers: { location: target.url } });
  assert.deepEqual(await post(receiver.url), {
    kind: "failed",
    why: "status 307",
    status: 307,
    retryAfterMs: 0,
  });
  assert.deepEqual(target.posts, []);
});

Deno.test("guardedPost() gives up on a silent receiver after its timeout", async () => {
  await using receiver = startReceiver();
  let answer = () => {};
  receiver.answer = () =>
    new Promise((resolve) => {
      answer = () => resolve(new Response());
    });
  const outcome = await post(receiver.url, { timeoutMs: 50 });
  assert.deepEqual(outcome, { kind: "failed", why: "no answer within 50 ms", retryAfterMs: 0 });
  answer();
});

Deno.test("guardedPost() does not read an answer's body, however long it is", async () => {
  await using receiver = startReceiver();
  let sent = 0;
  receiver.answer = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
      }),
    );
  assert.deepEqual(await post(receiver.url), { kind: "delivered" });
  // No more than fits in the buffers in between.
  assert.ok(sent < 16 * 1024 * 1024, `${sent} bytes were sent`);
});

Deno.test("guardedPost() connects to the address it checked, even if the name resolves differently later", async () => {
  await using receiver = startReceiver();
  const { port } = new URL(receiver.url);
  let asked = 0;
  const resolve = () => {
    asked += 1;
    // A name that resolves to another address on the second lookup.
    return Promise.resolve(asked === 1 ? ["127.0.0.1"] : ["192.0.2.1"]);
  };
  const outcome = await post(`http://rebinding.invalid:${port}/events`, {}, resolve);
  assert.deepEqual(outcome, { kind: "delivered" });
  assert.equal(asked, 1);
  assert.equal(receiver.posts[0].headers.get("host"), `rebinding.invalid:${port}`);
});

Deno.test("guardedPost() checks the certificate against the name, not the address", async () => {
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    cert: CERTIFICATE,
    key: CERTIFICATE_KEY,
    onListen: () => {},
  }, (request) => new Response(null, { status: request.url.startsWith("https://") ? 204 : 400 }));
  const { port } = server.addr;
  const resolve = () => Promise.resolve(["127.0.0.1"]);
  const trusted = { caCerts: [CERTIFICATE] };
  const delivered = await post(`https://hooks.example:${port}/`, trusted, resolve);
  assert.deepEqual(delivered, { kind: "delivered" });
  assert.equal((await post(`https://other.example:${port}/`, trusted, resolve)).kind, "failed");
  assert.equal((await post(`https://hooks.example:${port}/`, {}, resolve)).kind, "failed");
  await server.shutdown();
});

Deno.test("guardedPost() refuses a name that resolves to a private address", async () => {
  await using receiver = startReceiver();
  const { port } = new URL(receiver.url);
  const refused = {
    kind: "failed",
    why: "the host name resolves to no public address",
    retryAfterMs: 0,
  };
  for (const address of ["127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1"]) {
    const outcome = await post(
      `http://inside.invalid:${port}/`,
      { allowPrivate: false },
      () => Promise.resolve([address]),
    );
    assert.deepEqual(outcome, refused);
  }
  assert.deepEqual(await post(receiver.url, { allowPrivate: false }), refused);
  assert.deepEqual(receiver.posts, []);
});

Deno.test("guardedPost() does not repeat the URL's path when no connection can be made", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const outcome = await post(`http://127.0.0.1:${port}/key-in-the-path`);
  assert.equal(outcome.kind, "failed");
  assert.ok(!JSON.stringify(outcome).includes("key-in-the-path"));
});

Deno.test("isPublicAddress() is false for private and reserved addresses, in every spelling", () => {
  const inside = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "::127.0.0.1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "not an address",
    "",
  ];
  assert.deepEqual(inside.filter(isPublicAddress), []);
  const outside = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"];
  assert.deepEqual(outside.filter((address) => !isPublicAddress(address)), []);
});
