/**
 * Every message type, valid and invalid, from connected people: the process lives, its memory stays
 * flat, it logs no error, and a running call is not affected.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonLine, readJsonLines } from "../support/json-lines.ts";
import { connectClient } from "../support/connect-client.ts";
import { mintToken, SECRET } from "../support/host-tokens.ts";
import { arbitraryText, type Known, MESSAGE_TYPES } from "./arbitrary-message.ts";
import type { Heap, Listening } from "./server-under-fuzz.ts";
import { OFFER } from "../support/talk.ts";

/** The first rounds fill what is kept on purpose: compiled code, counters, the last calls. */
const ROUNDS = 5;
const MESSAGES_PER_ROUND = 6_000;
const AT_ONCE = 50;
/** The noise of a heap after a collection; a leak of 100 bytes a message would be more. */
const GROWTH_MAX_BYTES = 1.5 * 1024 * 1024;
const ATTACKERS = ["eve", "mal", "oscar", "trudy"];
const CHAT = { id: "chat-1", members: [...ATTACKERS, "ann"] };
const BESIDE = { id: "beside", members: ["cat", "dan"] };

const SEED = Number(Deno.env.get("FUZZ_SEED") ?? Date.now() % 2 ** 31);

async function startServer() {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--no-check",
      "--v8-flags=--expose-gc",
      "tests/fuzz/server-under-fuzz.ts",
    ],
    env: {
      PORT: "0",
      HOST: "127.0.0.1",
      CHAT_CALL_SECRET: SECRET,
      CHAT_CALL_ORIGINS: "*",
      KV_PATH: ":memory:",
      STUN_URLS: "none",
      LOG_LEVEL: "error",
      MESSAGES_PER_SECOND: "0",
      CALLS_PER_MINUTE: "0",
      MESSAGE_BURST: "0",
    },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const said = readJsonLines<Listening | Heap>(child.stdout);
  const input = child.stdin.getWriter();
  const complaints = new Response(child.stderr).text();
  const { url } = (await said.next()).value as Listening;
  return {
    url,
    async heapBytes(): Promise<number> {
      await input.write(jsonLine({}));
      return ((await said.next()).value as Heap).heapBytes;
    },
    /** Stops it and returns everything it wrote to stderr. */
    async stop(): Promise<string> {
      await input.close();
      const { code } = await child.status;
      assert.equal(code, 0, "the server ended with an error");
      return await complaints;
    },
  };
}

/** Sends these texts, and reconnects whenever it is disconnected. Returns how often that was. */
async function attack(url: string, userId: string, texts: string[]): Promise<number> {
  let expulsions = 0;
  let client = await connectClient(url, userId, { chat: CHAT });
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    for (const text of texts.slice(at, at + AT_ONCE)) client.sendText(text);
    const isIn = await Promise.race([
      client.settled().then(() => true),
      client.closed.then(() => false),
    ]);
    if (isIn) continue;
    expulsions += 1;
    client = await connectClient(url, userId, { chat: CHAT });
  }
  await client.close();
  return expulsions;
}

Deno.test("signaling survives any message from connected people", async () => {
  const server = await startServer();
  const [cat, dan] = await Promise.all(
    BESIDE.members.map((userId) => connectClient(server.url, userId, { chat: BESIDE })),
  );
  const { sessionId = "" } = await cat.request({
    type: "call:initiate",
    chatId: BESIDE.id,
    callType: "voice",
  });
  const beside = { sessionId, chatId: BESIDE.id };
  await dan.request({ type: "call:accept", ...beside });

  const users = [...CHAT.members, ...BESIDE.members, "nobody"];
  const known: Known = {
    sessionId: [sessionId, "nothing"],
    chatId: [CHAT.id, BESIDE.id, "nowhere"],
    targetUserId: users,
    targetUserIds: users,
    userIds: users,
    receivingFrom: users,
    targetConnectionId: [cat.connectionId, "nothing"],
    token: [await mintToken("eve", { chat: CHAT }), await mintToken("cat", { chat: BESIDE }), "x"],
  };
  const heaps: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const watcher = await connectClient(server.url, "ann", { chat: CHAT });
    const texts = fc.sample(arbitraryText(known), {
      numRuns: MESSAGES_PER_ROUND,
      seed: SEED + round,
    });
    const share = Math.ceil(texts.length / ATTACKERS.length);
    const expulsions = await Promise.all(
      ATTACKERS.map((userId, at) =>
        attack(server.url, userId, texts.slice(at * share, (at + 1) * share))
      ),
    );
    // Her incoming calls are real ones, to be attacked in the next round.
    for (const event of watcher.pending) {
      if (event.type === "call:incoming") known.sessionId.push(event.sessionId);
    }
    known.sessionId = known.sessionId.slice(0, 1).concat(known.sessionId.slice(-5));
    assert.ok(expulsions.every((times) => times > 0), "noise must end a connection at some point");
    await watcher.close();
    cat.send({ type: "webrtc:offer", ...beside, targetUserId: "dan", offer: OFFER });
    await dan.next("webrtc:offer");
    heaps.push(await server.heapBytes());
  }
  await cat.hasNothingOf("call:ended");
  await Promise.all([cat.close(), dan.close()]);
  const complaints = await server.stop();
  assert.equal(complaints, "", `seed ${SEED}`);
  // Otherwise the generator has not found the messages in the schemas.
  assert.ok(MESSAGE_TYPES.length > 20);
  const growth = heaps[ROUNDS - 1] - heaps[1];
  const kilobytes = heaps.map((bytes) => Math.round(bytes / 1024)).join(", ");
  assert.ok(growth < GROWTH_MAX_BYTES, `seed ${SEED}, heap in kB after each round: ${kilobytes}`);
});
