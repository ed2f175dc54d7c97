/**
 * Attacks by a connected client: each is refused with its code, and a running call is not affected.
 */
import assert from "node:assert/strict";
import { beside } from "./call-beside.ts";
import { OFFER, talk } from "../../support/talk.ts";

const AT_LARGE = { sessionId: "no-such-call", chatId: "chat-1" };

Deno.test("a call cannot be reached from outside it", async () => {
  await beside(async (server, call) => {
    const ann = await server.connect("ann");
    const begin = { type: "call:initiate" as const, callType: "voice" as const };
    assert.equal((await ann.refused({ ...begin, chatId: "beside" })).code, "forbidden");
    assert.equal((await ann.refused({ ...begin, chatId: "nowhere" })).code, "forbidden");
    for (
      const type of [
        "call:accept",
        "call:cancel",
        "call:end",
        "call:leave",
        "call:reject",
        "call:resume",
      ] as const
    ) {
      const { code } = await ann.refused({ type, ...call });
      assert.ok(
        ["forbidden", "not-in-call", "not-ringing", "call-not-found"].includes(code),
        `${type}: ${code}`,
      );
      assert.equal((await ann.refused({ type, ...AT_LARGE })).code, "call-not-found");
    }
    assert.equal(
      (await ann.refused({ type: "call:toggle-audio", ...call, muted: true })).code,
      "not-in-call",
    );
    const offer = { type: "webrtc:offer" as const, offer: OFFER };
    assert.equal((await ann.refused({ ...offer, ...call, targetUserId: "cat" })).code, "forbidden");
    assert.equal(
      (await ann.refused({ ...offer, ...AT_LARGE, targetUserId: "cat" })).code,
      "call-not-found",
    );
    ann.send({ ...offer, ...call, targetUserId: "cat" });
    const error = await ann.next("error");
    assert.deepEqual([error.code, error.re], ["forbidden", "webrtc:offer"]);
  });
});

Deno.test("malformed messages are refused by name, and too many close the connection", async () => {
  await beside(async (server) => {
    const ann = await server.connect("ann");
    const readable = await ann.askText("x1", '{"type":"call:accept","id":"x1"}');
    assert.ok(!readable.success);
    assert.equal(readable.error.code, "malformed");
    for (
      const [text, re] of [
        ['{"type":"no:such"}', "no:such"],
        ['{"type":"calls:seen","__proto__":{"id":"x"}}', "calls:seen"],
        ['{"type":"calls:seen","constructor":{}}', "calls:seen"],
        ['{"type":"toString"}', "toString"],
        ['{"type":"calls:seen","id":7}', "calls:seen"],
        ["{{", undefined],
        ["[1]", undefined],
      ] as const
    ) {
      ann.sendText(text);
      const error = await ann.next("error");
      assert.deepEqual([error.code, error.re], ["malformed", re], text);
    }
    await ann.settled();
    ann.sendText("and");
    ann.sendText("on");
    assert.equal((await ann.closed).code, 4400);
  });
});

Deno.test("bytes instead of text close the connection", async () => {
  await beside(async (server) => {
    const ann = await server.connect("ann");
    ann.sendText(new TextEncoder().encode('{"type":"calls:seen"}'));
    assert.equal((await ann.closed).code, 4400);
  });
});

Deno.test("a message is too large by its bytes, not its characters", async () => {
  await beside(async (server) => {
    const stranger = await server.open();
    stranger.sendText("x".repeat(100_000));
    assert.equal((await stranger.closed).code, 4413);
    const ann = await server.connect("ann");
    // Exactly 64 KiB pass the size check (and fail as invalid JSON) …
    for (const text of ["x".repeat(65_536), "é".repeat(32_768)]) {
      ann.sendText(text);
      assert.equal((await ann.next("error")).code, "malformed");
    }
    // … and one byte more does not.
    ann.sendText(`${"é".repeat(32_768)}x`);
    assert.equal((await ann.closed).code, 4413);
  });
});

Deno.test("a flood is refused, then closed", async () => {
  await beside(async (server) => {
    const ann = await server.connect("ann");
    // Answered from memory at once, so that only the flood counts.
    const call = { sessionId: "none", chatId: "chat-1" };
    const codes: string[] = [];
    const answers = (count: number) =>
      Array.fromAsync({ length: count }, async () => codes.push((await ann.next("error")).code));
    // Each batch waits for the answers of the last one: with much unsent data behind it, a close
    // arrives as a broken connection. Even on the slowest machine this is a flood.
    for (let sent = 0, isOpen = true; isOpen && sent < 10_000; sent += 30) {
      for (let i = 0; i < 30; i++) ann.send({ type: "call:toggle-audio", ...call, muted: true });
      isOpen = await answers(30).then(() => true, () => false);
    }
    assert.equal((await ann.closed).code, 4429);
    assert.ok(codes.filter((code) => code === "rate-limited").length > 100);
    assert.deepEqual([...new Set(codes)].sort(), ["call-not-found", "rate-limited"]);
  });
});

Deno.test("a burst as large as the setup of a group call is not a flood", async () => {
  await beside(async (server) => {
    const ann = await server.connect("ann");
    for (let i = 0; i < 200; i++) ann.send({ type: "calls:seen" });
    await ann.settled();
    await ann.hasNothingOf("error");
  });
});

Deno.test("offers to one browser are limited, so that it does not run out of peer connections", async () => {
  await beside(async (server) => {
    const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
    const call = await talk(ann, ben);
    const offer = { ...call, type: "webrtc:offer" as const, targetUserId: "ben", offer: OFFER };
    const answers = await Promise.all(Array.from({ length: 200 }, () => ann.ask(offer)));
    const refused = answers.flatMap((ack) => ack.success ? [] : [ack.error.code]);
    assert.deepEqual([...new Set(refused)], ["rate-limited"]);
    // Enough for several offers to everybody in the largest group, and below the 500 peer
    // connections of a browser.
    assert.ok(refused.length > 50 && refused.length <= 100, `${refused.length} of 200`);
    // Other messages of the call still pass.
    const { success } = await ann.ask({
      ...call,
      type: "webrtc:ice-candidate",
      targetUserId: "ben",
      candidate: null,
    });
    assert.ok(success);
  });
});

Deno.test("one of two concurrent accepts gets the seat, and an accept after a cancel is refused", async () => {
  await beside(async (server) => {
    const ann = await server.connect("ann");
    const devices = await Promise.all([server.connect("ben"), server.connect("ben")]);
    const begin = { type: "call:initiate" as const, chatId: "chat-1", callType: "voice" as const };
    const first = { sessionId: (await ann.request(begin)).sessionId ?? "", chatId: "chat-1" };
    const acks = await Promise.all(
      devices.map((ben) => ben.ask({ type: "call:accept", ...first })),
    );
    assert.deepEqual(
      acks.map((ack) => ack.success ? "accepted" : ack.error.code).toSorted(),
      ["accepted", "answered-elsewhere"],
    );
    await ann.request({ type: "call:end", ...first });

    const second = { sessionId: (await ann.request(begin)).sessionId ?? "", chatId: "chat-1" };
    await ann.request({ type: "call:cancel", ...second });
    const late = await devices[0].refused({ type: "call:accept", ...second });
    assert.equal(late.code, "call-over");
  });
});
