/**
 * Attempts to connect without a right to: each is refused with its code, and a running call is not
 * affected.
 */
import assert from "node:assert/strict";
import { HELLO_DEADLINE_MS, TOKEN_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import type { Closed, TestClient } from "../../support/test-client.ts";
import { beside } from "./call-beside.ts";

async function firstSays(
  server: TestServer,
  text: string | Uint8Array<ArrayBuffer>,
): Promise<Closed> {
  const client = await server.open();
  client.sendText(text);
  return await client.closed;
}

Deno.test("hello is refused without a valid token", async () => {
  await beside(async (server) => {
    const [, payload] = (await mintToken("ann")).split(".");
    const unsigned = btoa('{"alg":"none"}').replaceAll("=", "");
    const tokens = [
      undefined,
      "",
      "not a token",
      "x".repeat(TOKEN_MAX_LENGTH + 1),
      `${unsigned}.${payload}.`,
      await mintToken("ann", { secret: "another secret of more than 32 bytes!" }),
      await mintToken("ann", { lifeSeconds: -60 }),
      await mintToken("ann", { claims: { aud: "another-server" } }),
      await mintToken("ann", { claims: { exp: undefined } }),
    ];
    const closes = await Promise.all(
      tokens.map((token) => firstSays(server, JSON.stringify({ type: "hello", token }))),
    );
    assert.deepEqual(closes.map(({ code }) => code), [
      4401,
      4401,
      4401,
      4401,
      4401,
      4401,
      4401,
      4401,
      4401,
    ]);
    assert.deepEqual(
      closes.map(({ reason }) => reason).filter((reason) => reason === ""),
      [],
      "a closed connection gives a reason",
    );
    assert.equal(
      (await firstSays(server, '{"type":"hello","resume":"no such ticket"}')).code,
      4401,
    );
  });
});

Deno.test("anything but a valid hello closes a new socket", async () => {
  await beside(async (server) => {
    const token = await mintToken("ann");
    for (
      const text of [
        "",
        "{",
        "null",
        "[]",
        '"hello"',
        `{"type":"hello","token":"${token}","extra":1}`,
        `{"type":"hello","token":"${token}","__proto__":{"admin":true}}`,
        '{"type":"hello","token":7}',
        `{"type":"calls:seen"}`,
        new Uint8Array([1, 2, 3]),
      ]
    ) {
      const { code, reason } = await firstSays(server, text);
      assert.equal(code, 4400, String(text));
      assert.notEqual(reason, "");
    }
  });
});

Deno.test("a silent socket is closed after the hello deadline", async () => {
  await beside(async (server) => {
    const startedAt = performance.now();
    // A busy machine may be late, but not by as much again.
    const silent = (await server.open()).patient(2 * HELLO_DEADLINE_MS);
    assert.deepEqual(await silent.closed, { code: 4408, reason: "no hello in time" });
    // Not earlier than a slow device needs.
    assert.ok(performance.now() - startedAt > HELLO_DEADLINE_MS * 0.9);
  });
});

Deno.test("a page of another origin is closed with 4403, and a client without an origin is accepted", async () => {
  await using server = await startTestServer({
    env: { CHAT_CALL_ORIGINS: "https://shop.example" },
  });
  const evil = await server.open({ headers: { origin: "https://shop.example.evil.example" } });
  assert.equal((await evil.closed).code, 4403);
  const shop = await server.open({ headers: { origin: "https://shop.example" } });
  shop.send({ type: "hello", token: await mintToken("ann") });
  await shop.welcomed();
  await server.connect("ben");
});

Deno.test("sockets are limited per person, per address and while waiting for hello", async () => {
  const closeOf = async (client: TestClient) => (await client.closed).code;
  {
    await using server = await startTestServer({ env: { SOCKETS_PER_USER: "2" } });
    await Promise.all([server.connect("ann"), server.connect("ann")]);
    const third = await server.open();
    third.send({ type: "hello", token: await mintToken("ann") });
    assert.equal(await closeOf(third), 4429);
    await server.connect("ben");
  }
  {
    await using server = await startTestServer({ env: { SOCKETS_PER_USER: "3" } });
    const token = await mintToken("ann");
    // Each hello waits a moment for the connection of its resume token to close.
    const { resumeToken: resume } = (await server.connect("ann")).welcome;
    const crowd = await Promise.all(Array.from({ length: 8 }, () => server.open()));
    for (const client of crowd) client.send({ type: "hello", token, resume });
    const ends = await Promise.all(
      crowd.map((one) => Promise.race([one.welcomed().then(() => "in", () => 0), closeOf(one)])),
    );
    assert.equal(
      ends.filter((end) => end === "in").length,
      2,
      "the limit also holds for concurrent hellos",
    );
    // A refused socket does not count.
    await crowd[ends.indexOf("in")].close();
    await crowd[ends.lastIndexOf("in")].settled();
    await server.connect("ann");
  }
  {
    await using server = await startTestServer({ env: { SOCKETS_PER_ADDRESS: "2" } });
    const ann = await server.connect("ann");
    await server.connect("ann");
    assert.equal(await closeOf(await server.open()), 4429);
    // A proxy on this machine names the client's address.
    const far = await server.open({ headers: { "x-forwarded-for": "203.0.113.9, 203.0.113.7" } });
    far.send({ type: "hello", token: await mintToken("ben") });
    await far.welcomed();
    // Its limit is its own.
    const forwarded = { headers: { "x-forwarded-for": "203.0.113.7" } };
    const near = await server.open(forwarded);
    assert.equal(await closeOf(await server.open(forwarded)), 4429);
    await near.close();
    await ann.close();
    await far.settled();
    await server.connect("ann");
  }
  {
    await using server = await startTestServer({ env: { PENDING_SOCKETS: "1" } });
    const waiting = await server.open();
    assert.equal(await closeOf(await server.open()), 4429);
    waiting.send({ type: "hello", token: await mintToken("ann") });
    await waiting.welcomed();
    await server.connect("ben");
  }
});

Deno.test("an unknown subprotocol is refused, and a client without one is accepted", async () => {
  await using server = await startTestServer();
  await assert.rejects(server.open({ protocols: ["chat-call.v9"] }));
  const ann = await server.open({ protocols: [] });
  ann.send({ type: "hello", token: await mintToken("ann") });
  await ann.welcomed();
});
