/** The close codes when a hello fails because of the server. */
import assert from "node:assert/strict";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { serveSocket } from "../served-socket.ts";

const FAILURES: [string, Error, number][] = [
  ["the store is unavailable", new StoreUnavailable("away"), 1013],
  ["the server has a bug", new TypeError("undefined is not a function"), 1011],
];

for (const [what, error, code] of FAILURES) {
  Deno.test(`a hello while ${what} closes the socket with ${code}`, async () => {
    const { say, closed } = serveSocket(() => Promise.reject(error));
    say('{"type":"hello","token":"x"}');
    assert.deepEqual(await closed, { code, reason: "the server failed to handle a message" });
  });
}
