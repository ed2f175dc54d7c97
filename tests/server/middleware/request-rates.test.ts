/** Request limits, by person and by address. */
import assert from "node:assert/strict";
import { RestError } from "../../../server/protocol/rest.ts";
import { createTestApp } from "../routes/test-app.ts";

Deno.test("/api limits each person, and sends Retry-After", async () => {
  const { request, bearer } = await createTestApp({
    REQUESTS_PER_SECOND_PER_USER: "1",
    REQUEST_BURST_PER_USER: "2",
  });
  const ask = async (userId: string) => request("/api/me/settings", await bearer(userId));
  assert.equal((await ask("ann")).status, 200);
  assert.equal((await ask("ann")).status, 200);
  const refused = await ask("ann");
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("retry-after"), "1");
  assert.equal(RestError.parse(await refused.json()).error.code, "rate-limited");
  assert.equal((await ask("ben")).status, 200);
});

Deno.test("/api limits each address before it checks the token, and ignores forged addresses", async () => {
  const { request } = await createTestApp({
    REQUESTS_PER_SECOND_PER_ADDRESS: "1",
    REQUEST_BURST_PER_ADDRESS: "1",
  });
  const ask = (forwarded: string) =>
    request("/api/config", {
      headers: {
        authorization: "Bearer x",
        "x-forwarded-for": forwarded,
        origin: "https://a.example",
      },
    });
  assert.equal((await ask("192.0.2.1")).status, 401);
  // No trusted proxy wrote the header, so both requests count for one address.
  const refused = await ask("192.0.2.2");
  assert.equal(refused.status, 429);
  // A page of another origin may read Retry-After.
  assert.match(refused.headers.get("access-control-expose-headers") ?? "", /Retry-After/);
  // Health checks are not limited.
  for (let n = 0; n < 5; n++) assert.equal((await request("/healthz")).status, 200);
});
