/** Who is told of which missed call, how often, and until when; on a real store, with the clock in the hand. */
import assert from "node:assert/strict";
import { createLog } from "../../../server/log.ts";
import type { PostOutcome } from "../../../server/notify/guarded-post.ts";
import {
  createMissedPushes,
  type MissedPushes,
  NEWS_FOR_MS,
  type PushOutcome,
} from "../../../server/notify/missed-pushes.ts";
import { RETRY_DELAYS_MS } from "../../../server/notify/retry-policy.ts";
import { PUSH_SUBSCRIPTIONS_MAX } from "../../../server/protocol/limits.ts";
import type { CallMissedPush } from "../../../server/protocol/push.ts";
import { PUSHES_DUE, pushOwnerKey } from "../../../server/store/keys.ts";
import { markSeen } from "../../../server/store/missed-store.ts";
import { anonymise, deletePerson } from "../../../server/store/person-erasure.ts";
import { listPushes, removePush, savePush } from "../../../server/store/push-store.ts";
import { subscribeBrowser } from "../../support/push-browser.ts";
import {
  chatOf,
  createRig,
  createTestClock,
  device,
  must,
  openPatientStore,
  RING_MS,
} from "../calls/call-fixture.ts";

const DELIVERED: PostOutcome = { kind: "delivered" };
const FAILED: PostOutcome = { kind: "failed", why: "status 503", status: 503, retryAfterMs: 0 };
const CLAIM_MS = 30_000;

const ann = device("ann");
const ben = device("ben");
const cleo = device("cleo");

async function createWorld(answers: (endpoint: string) => PostOutcome = () => DELIVERED) {
  const store = await openPatientStore();
  const clock = createTestClock();
  const told: [browser: string, push: CallMissedPush][] = [];
  const outcomes: PushOutcome[] = [];
  const instances: MissedPushes[] = [];
  const begin = () => {
    const pushes = createMissedPushes({
      store,
      clock,
      log: createLog("silent"),
      claimMs: CLAIM_MS,
      send({ endpoint }, push) {
        told.push([endpoint.replace(/.*\//, ""), push]);
        return Promise.resolve(answers(endpoint));
      },
      onOutcome: (outcome) => outcomes.push(outcome),
    });
    instances.push(pushes);
    return pushes;
  };
  begin();
  const rig = await createRig([ann, ben, cleo], {
    store,
    clock,
    alongside: [(change) => instances[0].alongside(change)],
  });
  return {
    rig,
    store,
    clock,
    told,
    outcomes,
    begin,
    browsers: () => told.map(([browser]) => browser),
    async subscribe(userId: string, browser: string) {
      const { subscription } = subscribeBrowser(`https://push.example/${browser}`);
      await savePush(store, userId, {
        ...subscription,
        url: "https://shop.example/inbox",
        words: { voice: "Missed voice call", video: "Missed video call" },
        savedAt: clock.now(),
      });
    },
    /** Ann calls these, and nobody answers. */
    async ringsOut(...callees: string[]) {
      const id = await rig.dial(ann, chatOf(["ann", ...callees]));
      clock.advance(RING_MS);
      await rig.service.idle();
      return id;
    },
    /** Everything that is due has been told. */
    async settles() {
      await rig.service.idle();
      for (;;) {
        for (const one of instances) one.wake();
        const range = { prefix: PUSHES_DUE, end: [...PUSHES_DUE, clock.now() + 1] };
        const due = await store.list(range, { limit: 1 });
        const claims = await store.list<unknown>({ prefix: PUSHES_DUE }, { limit: 100 });
        const isClaimed = claims.some(({ key }) => key[1] === clock.now() + CLAIM_MS);
        if (due.length === 0 && !isClaimed) return;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    async isForgotten() {
      return (await store.list({ prefix: PUSHES_DUE }, { limit: 1 })).length === 0;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(instances.map((one) => one.stop()));
      await rig[Symbol.asyncDispose]();
      store.close();
    },
  };
}

Deno.test("createMissedPushes() tells each browser of who missed a call, once, and nobody else", async () => {
  await using world = await createWorld();
  await world.subscribe("ben", "phone");
  await world.subscribe("ben", "laptop");
  await world.subscribe("ann", "hers");
  const id = await world.ringsOut("ben", "cleo");
  await world.settles();
  assert.deepEqual(world.browsers().sort(), ["laptop", "phone"]);
  assert.deepEqual(world.told[0][1], {
    type: "call.missed",
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

Deno.test("createMissedPushes() tells nobody of a call that was answered or declined", async () => {
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

Deno.test("createMissedPushes() tells only the browsers again that did not get it, by the list of delays", async () => {
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

Deno.test("createMissedPushes() gives up once a missed call is no news any more", async () => {
  await using world = await createWorld(() => FAILED);
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  await world.settles();
  const missedAt = world.clock.now();
  while (!await world.isForgotten()) {
    world.clock.advance(60_000);
    await world.settles();
    assert.ok(world.clock.now() <= missedAt + NEWS_FOR_MS);
  }
  assert.ok(world.told.length > 5);
});

Deno.test("createMissedPushes() says nothing to who has looked meanwhile", async () => {
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

Deno.test("createMissedPushes() forgets a browser that is gone, and gives up one that refuses", async () => {
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

Deno.test("createMissedPushes() tells a call once, however many servers there are", async () => {
  await using world = await createWorld();
  world.begin();
  world.begin();
  await world.subscribe("ben", "phone");
  await world.ringsOut("ben");
  await world.settles();
  assert.deepEqual(world.browsers(), ["phone"]);
});

Deno.test("an erased person is pushed to no more, and their name is in no push", async () => {
  await using world = await createWorld(() => FAILED);
  await world.subscribe("ben", "phone");
  await world.subscribe("cleo", "tablet");
  const id = await world.ringsOut("ben", "cleo");
  await world.settles();
  await deletePerson(world.store, "ben");
  assert.deepEqual(await listPushes(world.store, "ben"), []);
  const owner = await world.store.get(pushOwnerKey("https://push.example/phone"));
  assert.equal(owner.value, null);
  await anonymise(world.store, id, "ann", () => []);
  world.told.length = 0;
  world.clock.advance(RETRY_DELAYS_MS[0] * 1.2);
  await world.settles();
  assert.deepEqual(world.browsers(), ["tablet"]);
  const [[, { caller }]] = world.told;
  assert.equal(caller.name, "");
  assert.notEqual(caller.id, "ann");
});

Deno.test("savePush() gives a browser to whoever subscribed it last, and keeps so many of a person", async () => {
  await using world = await createWorld();
  await world.subscribe("ben", "lent");
  await world.subscribe("cleo", "lent");
  assert.deepEqual(await listPushes(world.store, "ben"), []);
  await removePush(world.store, "ben", "https://push.example/lent");
  assert.equal((await listPushes(world.store, "cleo")).length, 1);
  for (let i = 0; i <= PUSH_SUBSCRIPTIONS_MAX; i++) {
    world.clock.advance(1);
    await world.subscribe("ben", `browser-${i}`);
  }
  const kept = (await listPushes(world.store, "ben")).map(({ endpoint }) => endpoint);
  assert.equal(kept.length, PUSH_SUBSCRIPTIONS_MAX);
  assert.ok(!kept.includes("https://push.example/browser-0"));
});
