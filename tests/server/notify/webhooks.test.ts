/** Delivery of webhooks: order, retries, claims, giving up; on a real store with a manual clock. */
import assert from "node:assert/strict";
import { RETRY_DELAYS_MS } from "../../../server/notify/retry-policy.ts";
import { createWebhooks } from "../../../server/notify/webhooks.ts";
import { createLog } from "../../../server/log.ts";
import {
  ann,
  answeredCall,
  chat,
  CLAIM_MS,
  createPoster,
  createWorld,
  DELIVERED,
  FAILED,
} from "./webhook-fixture.ts";

Deno.test("createWebhooks() posts a call's events in order and leaves nothing in the store", async () => {
  await using world = await createWorld();
  const poster = createPoster(world);
  const { webhooks } = poster;
  await answeredCall(world);
  await world.settles(webhooks);
  assert.deepEqual(poster.types(), ["initiated", "ringing", "accepted", "ended"]);
  assert.deepEqual(poster.posted.map(({ sequence }) => sequence), [1, 2, 3, 4]);
  assert.equal(await webhooks.backlog(), 0);
  for (const prefix of ["webhooks", "webhook_lane"]) {
    assert.deepEqual(await world.store.list({ prefix: [prefix] }, { limit: 1 }), []);
  }
  await webhooks.stop();
});

Deno.test("createWebhooks() retries a failed event after the listed delays, while later events of its call wait", async () => {
  await using world = await createWorld();
  let failures = 2;
  const poster = createPoster(world, () => failures-- > 0 ? FAILED : DELIVERED);
  const { webhooks } = poster;
  await answeredCall(world);
  await world.settles(webhooks);
  assert.deepEqual(poster.types(), ["initiated"]);
  assert.equal(await webhooks.backlog(), 1);

  world.clock.advance(RETRY_DELAYS_MS[0] - 1);
  await world.settles(webhooks);
  assert.equal(poster.posted.length, 1);
  // The delay has up to 20 % of jitter, so that two retries do not coincide.
  world.clock.advance(1 + RETRY_DELAYS_MS[0] * 0.2);
  await world.settles(webhooks);
  assert.equal(poster.posted.length, 2);
  world.clock.advance(RETRY_DELAYS_MS[1] * 1.2);
  await world.settles(webhooks);
  assert.deepEqual(poster.types().slice(2), ["initiated", "ringing", "accepted", "ended"]);
  // A retry sends the same message, so that the host can recognise it.
  const [first, second, third] = poster.posted;
  assert.deepEqual(second, first);
  assert.deepEqual(third, first);
  await webhooks.stop();
});

Deno.test("createWebhooks() waits as long as Retry-After asks", async () => {
  await using world = await createWorld();
  let isFirst = true;
  const poster = createPoster(world, () => {
    if (!isFirst) return DELIVERED;
    isFirst = false;
    return { kind: "failed", why: "status 503", retryAfterMs: 600_000 };
  });
  const { webhooks } = poster;
  await world.rig.dial(ann, chat);
  await world.settles(webhooks);
  world.clock.advance(599_999);
  await world.settles(webhooks);
  assert.equal(poster.posted.length, 1);
  world.clock.advance(1);
  await world.settles(webhooks);
  assert.deepEqual(poster.types().slice(0, 3), ["initiated", "initiated", "ringing"]);
  await webhooks.stop();
});

Deno.test("createWebhooks() gives up an event after the last delay, logs it, and goes on with the next", async () => {
  await using world = await createWorld();
  const poster = createPoster(
    world,
    ({ type }) => type === "call.initiated" ? FAILED : DELIVERED,
  );
  const { webhooks } = poster;
  await world.rig.dial(ann, chat);
  await world.settles(webhooks);
  for (const delayMs of RETRY_DELAYS_MS) {
    world.clock.advance(delayMs * 1.2);
    await world.settles(webhooks);
  }
  const attempts = RETRY_DELAYS_MS.length + 1;
  assert.equal(poster.types().filter((type) => type === "initiated").length, attempts);
  assert.equal(poster.outcomes.filter((outcome) => outcome === "given-up").length, 1);
  assert.ok(poster.lines.some((line) => JSON.parse(line).event === "webhook-given-up"));
  assert.equal(poster.posted.find(({ type }) => type === "call.ringing")?.sequence, 2);
  assert.ok(RETRY_DELAYS_MS.reduce((sum, delayMs) => sum + delayMs) > 24 * 3600 * 1000);
  await webhooks.stop();
});

Deno.test("createWebhooks() drops an event answered with 410 without a retry", async () => {
  await using world = await createWorld();
  const poster = createPoster(world, () => ({ kind: "gone" }));
  const { webhooks } = poster;
  await world.rig.dial(ann, chat);
  await world.settles(webhooks);
  assert.deepEqual(poster.types(), ["initiated", "ringing"]);
  assert.deepEqual(poster.outcomes, ["given-up", "given-up"]);
  await webhooks.stop();
});

Deno.test("createWebhooks() posts each event once when several instances look for work", async () => {
  await using world = await createWorld();
  const posters = Array.from({ length: 4 }, () => createPoster(world));
  for (let i = 0; i < 3; i++) await answeredCall(world);
  for (const { webhooks } of posters) webhooks.wake();
  for (const { webhooks } of posters) await world.settles(webhooks);
  const ids = posters.flatMap(({ posted }) => posted.map(({ id }) => id));
  assert.equal(ids.length, 12);
  assert.equal(new Set(ids).size, 12);
  for (const { webhooks } of posters) await webhooks.stop();
});

Deno.test("createWebhooks() takes over from a dead instance once its claim has run out", async () => {
  await using world = await createWorld();
  const dead = createPoster(world, () => new Promise<never>(() => {}));
  await answeredCall(world);
  dead.webhooks.wake();
  while (dead.posted.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));

  const next = createPoster(world);
  world.clock.advance(CLAIM_MS - 1);
  next.webhooks.wake();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(next.posted, []);
  world.clock.advance(1);
  await world.settles(next.webhooks);
  assert.deepEqual(next.types(), ["initiated", "ringing", "accepted", "ended"]);
  assert.deepEqual(next.posted[0], dead.posted[0]);
  await next.webhooks.stop();
});

Deno.test("createWebhooks() leaves an event cut off by stop() to the next start", async () => {
  await using world = await createWorld();
  const stopped = createWebhooks({
    store: world.store,
    clock: world.clock,
    log: createLog("silent"),
    claimMs: CLAIM_MS,
    post: (_event, signal) =>
      new Promise((resolve) => signal.addEventListener("abort", () => resolve(FAILED))),
  });
  world.instances.push(stopped);
  await world.rig.dial(ann, chat);
  stopped.wake();
  await stopped.stop();
  const next = createPoster(world);
  await world.settles(next.webhooks);
  assert.deepEqual(next.types(), ["initiated", "ringing"]);
  await next.webhooks.stop();
});

Deno.test("createWebhooks() posts for at most eight calls at once", async () => {
  await using world = await createWorld();
  let open = 0;
  let most = 0;
  // The first eight posts wait for each other, however slowly a busy machine starts them.
  const eight = Promise.withResolvers<void>();
  const givesUp = setTimeout(eight.resolve, 15_000);
  const poster = createPoster(world, async () => {
    open += 1;
    most = Math.max(most, open);
    if (open === 8) eight.resolve();
    await eight.promise;
    await new Promise((resolve) => setTimeout(resolve, 5));
    open -= 1;
    return DELIVERED;
  });
  const { webhooks } = poster;
  for (let i = 0; i < 12; i++) await answeredCall(world);
  await world.settles(webhooks);
  assert.equal(poster.posted.length, 48);
  assert.equal(most, 8);
  clearTimeout(givesUp);
  await webhooks.stop();
});
