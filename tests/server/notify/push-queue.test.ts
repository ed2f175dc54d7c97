/**
 * Who gets a push of which missed call, how often, and until when; on a real store with a manual
 * clock.
 */
import assert from "node:assert/strict";
import type { PostOutcome } from "../../../server/notify/guarded-post.ts";
import { NEWS_FOR_MS } from "../../../server/notify/push-news.ts";
import { RETRY_DELAYS_MS } from "../../../server/notify/retry-policy.ts";
import { PUSH_SUBSCRIPTIONS_MAX } from "../../../server/protocol/limits.ts";
import { browserIdOf, pushOwnerKey } from "../../../server/store/kv/keys.ts";
import { markSeen } from "../../../server/store/calls/missed-store.ts";
import { anonymise, deletePerson } from "../../../server/store/people/person-erasure.ts";
import { forgetPushes, listPushes, removePush } from "../../../server/store/notices/push-store.ts";
import { chatOf, must } from "../calls/call-fixture.ts";
import { ann, ben, CLAIM_MS, cleo, createWorld, DELIVERED, FAILED } from "./push-fixture.ts";

const MISSED_FOR_MS = NEWS_FOR_MS.missed;

Deno.test("createPushQueue() pushes a missed call once to each browser of the person who missed it", async () => {
  await using world = await createWorld();
  await world.subscribe("ben", "phone");
  await world.subscribe("ben", "laptop");
  await world.subscribe("ann", "hers");
  const id = await world.ringsOut("ben", "cleo");
  await world.settles();
  assert.deepEqual(world.browsers().sort(), ["laptop", "phone"]);
  assert.deepEqual(world.told[0][1], {
    type: "chat-call.missed",
    sessionId: id,
    chatId: "chat",
    callType: "voice",
    caller: { id: "ann", name: "ANN" },
    missedAt: world.clock.now(),
    text: "Missed voice call",
    url: "https://shop.example/inbox",
  });
  assert.ok(await world.isForgotten());
});

Deno.test("createPushQueue() pushes nothing for a call that was answered or declined", async () => {
  await using world = await createWorld();
  await world.subscribe("ben", "phone");
  await world.subscribe("cleo", "tablet");
  const id = await world.rig.dial(ann, chatOf(["ann", "ben", "cleo"]));
  must(await world.rig.service.accept(ben, id));
  must(await world.rig.service.reject(cleo, id));
  must(await world.rig.service.end(ann, id));
  await world.settles();
  assert.deepEqual(world.told, []);
});

Deno.test("createPushQueue() retries only the browsers that failed, after the listed delays", async () => {
  let isDown = true;
  await using world = await createWorld((endpoint) =>
    isDown && endpoint.endsWith("phone") ? FAILED : DELIVERED
  );
  await world.subscribe("ben", "phone");
  await world.subscribe("ben", "laptop");
  await world.ringsOut("ben");
  await world.settles();
  world.clock.advance(RETRY_DELAYS_MS[0] - 1);
  await world.settles();
  assert.deepEqual(world.browsers().sort(), ["laptop", "phone"]);
  isDown = false;
  world.clock.advance(1 + RETRY_DELAYS_MS[0] * 0.2);
  await world.settles();
  assert.deepEqual(world.browsers().slice(2), ["phone"]);
  assert.deepEqual(world.outcomes.toSorted(), ["delivered", "delivered", "retried"]);
  assert.ok(await world.isForgotten());
});

Deno.test("createPushQueue() gives up once a missed call is too old", async () => {
  await using world = await createWorld(() => FAILED);
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  await world.settles();
  const missedAt = world.clock.now();
  while (!await world.isForgotten()) {
    world.clock.advance(60_000);
    await world.settles();
    assert.ok(world.clock.now() <= missedAt + MISSED_FOR_MS);
  }
  assert.equal(world.told.length, 1 + RETRY_DELAYS_MS.length - 1);
  const expiries = new Set(world.told.map(([, , expiresAt]) => expiresAt));
  assert.deepEqual([...expiries], [missedAt + MISSED_FOR_MS]);
  assert.deepEqual(world.outcomes.slice(-2), ["retried", "given-up"]);
});

Deno.test("createPushQueue() gives up a push that always throws, and holds up no other", async () => {
  await using world = await createWorld((endpoint) =>
    endpoint.endsWith("odd") ? Promise.reject(new Error("odd")) : DELIVERED
  );
  await world.subscribe("ben", "odd");
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  const tries = () => world.browsers().filter((one) => one === "odd").length;
  for (let i = 1; i <= 1 + RETRY_DELAYS_MS.length; i++) {
    await world.until(() => tries() === i);
    world.clock.advance(CLAIM_MS);
  }
  await world.until(world.isForgotten);
  assert.equal(tries(), 1 + RETRY_DELAYS_MS.length);
  assert.equal(world.browsers().length, tries() + 1);
});

Deno.test("createPushQueue() pushes nothing for calls already too old when the server is back", async () => {
  await using world = await createWorld();
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  world.clock.advance(MISSED_FOR_MS);
  await world.settles();
  assert.deepEqual(world.told, []);
  assert.ok(await world.isForgotten());
});

Deno.test("createPushQueue() takes over from a server that died during a push", async () => {
  const { promise: itsEnd, resolve: end } = Promise.withResolvers<PostOutcome>();
  let isFirst = true;
  await using world = await createWorld(() => {
    if (!isFirst) return DELIVERED;
    isFirst = false;
    return itsEnd;
  });
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  await world.until(() => !isFirst);
  world.begin();
  world.clock.advance(CLAIM_MS);
  await world.settles();
  assert.deepEqual(world.browsers(), ["phone", "phone"]);
  assert.ok(await world.isForgotten());
  end(FAILED);
});

Deno.test("createPushQueue() pushes nothing for a call that came during another one", async () => {
  await using world = await createWorld();
  await world.subscribe("cleo", "tablet");
  await world.rig.dial(cleo, chatOf(["cleo", "dora"], { id: "other" }));
  const id = await world.rig.dial(ann, chatOf(["ann", "ben", "cleo"]));
  must(await world.rig.service.accept(ben, id));
  await world.settles();
  assert.deepEqual(world.told, []);
});

Deno.test("createPushQueue() stops retrying once the person has seen the missed call", async () => {
  await using world = await createWorld(() => FAILED);
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  await world.settles();
  await markSeen(world.store, "ben", world.clock.now());
  world.clock.advance(RETRY_DELAYS_MS[0] * 1.2);
  await world.settles();
  assert.equal(world.told.length, 1);
  assert.ok(await world.isForgotten());
});

Deno.test("createPushQueue() forgets a browser that is gone, and gives up on one that refuses", async () => {
  const refusal = { kind: "failed", why: "status 403", status: 403, retryAfterMs: 0 } as const;
  await using world = await createWorld((endpoint) =>
    endpoint.endsWith("old") ? { ...refusal, status: 404 } : refusal
  );
  await world.subscribe("ben", "old");
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  await world.settles();
  assert.deepEqual(world.outcomes.toSorted(), ["given-up", "gone"]);
  const left = await listPushes(world.store, "ben");
  assert.deepEqual(left.map(({ endpoint }) => endpoint), ["https://push.example/phone"]);
  assert.ok(await world.isForgotten());
});

Deno.test("createPushQueue() pushes a call once, however many servers there are", async () => {
  await using world = await createWorld();
  world.begin();
  world.begin();
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  await world.settles();
  assert.deepEqual(world.browsers(), ["phone"]);
});

Deno.test("an erased person gets no more pushes, and no push carries their name", async () => {
  await using world = await createWorld(() => FAILED);
  await world.subscribe("ben", "phone");
  await world.subscribe("cleo", "tablet");
  const id = await world.ringsOut("ben", "cleo");
  await world.settles();
  await deletePerson(world.store, "ben");
  assert.deepEqual(await listPushes(world.store, "ben"), []);
  const owner = await world.store.get(pushOwnerKey(browserIdOf("https://push.example/phone")));
  assert.equal(owner.value, null);
  await anonymise(world.store, id, "ann", () => []);
  world.told.length = 0;
  world.clock.advance(RETRY_DELAYS_MS[0] * 1.2);
  await world.settles();
  assert.deepEqual(world.browsers(), ["tablet"]);
  const [[, push]] = world.told;
  assert.ok(push.type === "chat-call.missed");
  assert.equal(push.caller.name, "");
  assert.notEqual(push.caller.id, "ann");
});

Deno.test("savePush() gives a browser to its latest subscriber, and limits the browsers of a person", async () => {
  await using world = await createWorld();
  await world.subscribe("ben", "lent");
  await world.subscribe("cleo", "lent");
  assert.deepEqual(await listPushes(world.store, "ben"), []);
  await removePush(world.store, "ben", "https://push.example/lent");
  assert.equal((await listPushes(world.store, "cleo")).length, 1);
  const many = Array.from({ length: 3 * PUSH_SUBSCRIPTIONS_MAX }, (_, i) => `browser-${i}`);
  await world.subscribe("ben", "oldest");
  world.clock.advance(1);
  await Promise.all(many.map((browser) => world.subscribe("ben", browser)));
  const kept = (await listPushes(world.store, "ben")).map(({ endpoint }) => endpoint);
  assert.equal(kept.length, PUSH_SUBSCRIPTIONS_MAX);
  assert.ok(!kept.includes("https://push.example/oldest"));
  assert.equal(await forgetPushes(world.store, "ben"), PUSH_SUBSCRIPTIONS_MAX);
  for (const prefix of ["push_subscriptions", "push_owner"]) {
    const left = await world.store.list({ prefix: [prefix] }, { limit: 100 });
    assert.equal(left.length, 1, `${prefix} has more than Cleo's`);
  }
});
