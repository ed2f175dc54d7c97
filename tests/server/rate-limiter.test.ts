/** A rate limit per name. */
import assert from "node:assert/strict";
import { createRateLimiter } from "../../server/rate-limiter.ts";

Deno.test("createRateLimiter() allows a burst, then the rate per second, for each name separately", () => {
  let now = 1_000;
  const take = createRateLimiter({ perSecond: 2, burst: 3 }, () => now);
  assert.deepEqual([take("ann"), take("ann"), take("ann")], [0, 0, 0]);
  assert.equal(take("ann"), 500);
  assert.equal(take("ben"), 0);
  now += 499;
  assert.equal(take("ann"), 1);
  now += 1;
  assert.equal(take("ann"), 0);
  assert.equal(take("ann"), 500);
  now += 60_000;
  assert.deepEqual([take("ann"), take("ann"), take("ann"), take("ann")], [0, 0, 0, 500]);
});

Deno.test("createRateLimiter() adds no wait when the clock is set back", () => {
  let now = 3_600_000;
  const take = createRateLimiter({ perSecond: 2, burst: 3 }, () => now);
  for (let n = 0; n < 4; n++) take("ann");
  now = 0;
  assert.equal(take("ann"), 500);
  now += 500;
  assert.equal(take("ann"), 0);
});

Deno.test("createRateLimiter() limits nothing when the rate or the burst is 0", () => {
  for (const rate of [{ perSecond: 0, burst: 1 }, { perSecond: 1, burst: 0 }]) {
    const take = createRateLimiter(rate, () => 0);
    for (let n = 0; n < 1_000; n++) assert.equal(take("ann"), 0);
  }
});
