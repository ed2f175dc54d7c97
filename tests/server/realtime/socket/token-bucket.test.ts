/** A burst, then a rate per second. */
import assert from "node:assert/strict";
import { TokenBucket } from "../../../../server/realtime/socket/token-bucket.ts";

function takeAll(bucket: { take(): boolean }): number {
  let taken = 0;
  while (taken < 1_000 && bucket.take()) taken += 1;
  return taken;
}

Deno.test("take() allows the burst, then the rate", () => {
  let at = 0;
  const bucket = new TokenBucket({ burst: 10, perSecond: 4 }, () => at);
  assert.equal(takeAll(bucket), 10);
  at += 500;
  assert.equal(takeAll(bucket), 2);
  at += 250;
  assert.equal(takeAll(bucket), 1);
});

Deno.test("take() never saves up more than the burst", () => {
  let at = 0;
  const bucket = new TokenBucket({ burst: 10, perSecond: 4 }, () => at);
  at += 3_600_000;
  assert.equal(takeAll(bucket), 10);
  assert.equal(takeAll(bucket), 0);
});

Deno.test("take() has no limit when the burst or the rate is 0", () => {
  assert.equal(takeAll(new TokenBucket({ burst: 0, perSecond: 60 })), 1_000);
  assert.equal(takeAll(new TokenBucket({ burst: 10, perSecond: 0 })), 1_000);
});
