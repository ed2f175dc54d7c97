/** What a socket is closed with where the server could not let anybody in, whoever they are. */
import assert from "node:assert/strict";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { serveSocket } from "../served-socket.ts";

const FAILURES: [string, Error, number][] = [
  ["the store is away", new StoreUnavailable("away"), 1013],
  ["something is wrong", new TypeError("undefined is not a function"), 1011],
];

for (const [what, error, code] of FAILURES) {
  Deno.test(`a hello while ${what} is answered by ${code}`, async () => {
    const { say, closed } = serveSocket(() => Promise.reject(error));
    say('{"type":"hello","token":"x"}');
    assert.deepEqual(await closed, { code, reason: "the server could not do this" });
  });
}
