/** Tickets for the next page: used once, and only for a while. */
import assert from "node:assert/strict";
import { createResumeTokens } from "../../../server/realtime/resume-tokens.ts";
import { fakeConnection } from "../../support/fake-connection.ts";

Deno.test("claim() gives a ticket's connection once", () => {
  const tokens = createResumeTokens({ graceMs: 1_000, now: () => 0 });
  const ann = fakeConnection("ann");
  const token = tokens.issue(ann);
  assert.equal(tokens.peek(token), ann);
  assert.equal(tokens.claim(token), ann);
  assert.equal(tokens.claim(token), null);
  assert.equal(tokens.peek(token), null);
});

Deno.test("issue() voids the ticket before", () => {
  const tokens = createResumeTokens({ graceMs: 1_000, now: () => 0 });
  const ann = fakeConnection("ann");
  const first = tokens.issue(ann);
  const second = tokens.issue(ann);
  assert.notEqual(first, second);
  assert.equal(tokens.claim(first), null);
  assert.equal(tokens.claim(second), ann);
});

Deno.test("retain() keeps a ticket for the grace and no longer", () => {
  let at = 0;
  const tokens = createResumeTokens({ graceMs: 1_000, now: () => at });
  const [ann, ben] = [fakeConnection("ann"), fakeConnection("ben")];
  const [anns, bens] = [tokens.issue(ann), tokens.issue(ben)];
  tokens.retain(ann);
  at = 600;
  tokens.retain(ben);
  at = 999;
  assert.equal(tokens.peek(anns), ann);
  at = 1_000;
  assert.equal(tokens.claim(anns), null);
  assert.equal(tokens.claim(bens), ben);
});

Deno.test("claim() knows no token that was not given out", () => {
  const tokens = createResumeTokens({ graceMs: 1_000 });
  assert.equal(tokens.claim(""), null);
  assert.equal(tokens.claim("__proto__"), null);
});
