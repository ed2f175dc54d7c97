/** How much one socket may make the server buffer, before and after its welcome. */
import assert from "node:assert/strict";
import { Backlog, BACKLOG_AFTER_WELCOME } from "../../../../server/realtime/socket/backlog.ts";
import { serveSocket } from "../served-socket.ts";

Deno.test("a socket may leave only eight messages waiting for its welcome", async () => {
  const { say, closed, isClosed } = serveSocket();
  say('{"type":"hello","token":"x"}');
  for (let count = 0; count < 8; count++) say('{"type":"calls:seen","id":"1"}');
  assert.equal(isClosed(), false);
  say('{"type":"calls:seen","id":"1"}');
  assert.deepEqual(await closed, { code: 4429, reason: "too many messages waiting" });
});

Deno.test("a socket may not leave more than 64 KiB waiting for its welcome", async () => {
  const { say, closed, isClosed } = serveSocket();
  say('{"type":"hello","token":"x"}');
  say("x".repeat(40 * 1024));
  assert.equal(isClosed(), false);
  say("x".repeat(40 * 1024));
  assert.equal((await closed).code, 4429);
});

Deno.test("backlog counts only the waiting messages", () => {
  const backlog = new Backlog();
  const big = "x".repeat(60 * 1024);
  for (let round = 0; round < 20; round++) {
    assert.ok(backlog.push(big, BACKLOG_AFTER_WELCOME));
    assert.equal(backlog.shift(), big);
  }
  for (let count = 0; count < 4; count++) assert.ok(backlog.push(big, BACKLOG_AFTER_WELCOME));
  assert.equal(backlog.push(big, BACKLOG_AFTER_WELCOME), false);
  backlog.clear();
  assert.equal(backlog.shift(), undefined);
  assert.ok(backlog.push(big, BACKLOG_AFTER_WELCOME));
});
