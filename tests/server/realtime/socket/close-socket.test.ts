/** The close code reaches a client that is still sending, despite the runtime. */
import assert from "node:assert/strict";
import { closeSocket, closeTalking } from "../../../../server/realtime/socket/close-socket.ts";
import { openRawSocket } from "../../../support/raw-socket.ts";
import { startTestServer } from "../../../support/server-harness.ts";

/** Enough rounds that a close code lost one time in three fails the test. */
const ROUNDS = 12;

/** A server that closes each socket at its first message. */
function closingServer(close: typeof closeSocket) {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onmessage = () => {
      socket.onmessage = null;
      close(socket, 4401, "no more");
    };
    return response;
  });
  return { url: `http://127.0.0.1:${server.addr.port}`, stop: () => server.shutdown() };
}

Deno.test("closeSocket() gets its code to a client that sends several messages at once", async () => {
  const server = closingServer(closeSocket);
  for (let round = 0; round < ROUNDS; round++) {
    const raw = await openRawSocket(server.url);
    await Promise.allSettled([1, 2, 3, 4, 5, 6].map((number) => raw.send({ number })));
    assert.equal(await raw.closedWith, 4401);
  }
  await server.stop();
});

Deno.test("closeTalking() waits for a pause before it closes", async () => {
  const server = closingServer(closeTalking);
  for (let round = 0; round < ROUNDS; round++) {
    const raw = await openRawSocket(server.url);
    // Each write succeeds: the connection is not dropped in between.
    for (let number = 0; number < 200; number++) await raw.send({ number });
    assert.equal(await raw.closedWith, 4401);
  }
  await server.stop();
});

Deno.test("closeTalking() closes a socket that never pauses, after a while", async () => {
  const closed = Promise.withResolvers<void>();
  const socket = new EventTarget() as WebSocket;
  Object.assign(socket, { readyState: WebSocket.OPEN, close: closed.resolve });
  const talking = setInterval(() => socket.onmessage?.(new MessageEvent("message")), 5);
  const from = performance.now();
  closeTalking(socket, 4429, "too many messages");
  await closed.promise;
  clearInterval(talking);
  assert.ok(performance.now() - from >= 900, "it closed without waiting");
});

Deno.test("closeSocket() drops a client that does not answer the close, even in the middle of a message", async () => {
  const server = closingServer((socket, code, reason) => closeSocket(socket, code, reason, 50));
  const silent = await openRawSocket(server.url, {}, { answersClose: false });
  await silent.send({});
  assert.equal(await silent.closedWith, 4401, "the code comes first");
  const talking = await openRawSocket(server.url, {}, { answersClose: false });
  await talking.send({});
  await assert.rejects(async () => {
    // An endless message, which the runtime buffers as long as the connection lasts.
    for (let part = 0; part < 3_000; part++) await talking.sendPart(60_000);
  });
  await server.stop();
});

Deno.test("a page of another origin gets 4403 even with its hello on the way", async () => {
  await using server = await startTestServer({
    env: { CHAT_CALL_ORIGINS: "https://shop.example" },
  });
  for (let round = 0; round < ROUNDS; round++) {
    const raw = await openRawSocket(server.url, { Origin: "https://other.example" });
    await raw.send({ type: "hello", token: await server.token("ann") }).catch(() => {});
    assert.equal(await raw.closedWith, 4403);
  }
});

Deno.test("a continuing flood gets 4429", async () => {
  await using server = await startTestServer({ env: { MESSAGE_BURST: "20" } });
  const raw = await openRawSocket(server.url);
  await raw.send({ type: "hello", token: await server.token("ann") });
  for (let number = 0; number < 300; number++) await raw.send({ type: "calls:seen" });
  assert.equal(await raw.closedWith, 4429);
});
