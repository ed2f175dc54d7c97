/**
 * Who gets a push when a scheduled call begins, and until when; on a real store with a manual
 * clock.
 */
import assert from "node:assert/strict";
import { dueMutations, NEWS_FOR_MS } from "../../../server/notify/push-news.ts";
import {
  deleteScheduled,
  keepScheduled,
  leaveScheduled,
  type ScheduledRecord,
} from "../../../server/store/schedule-store.ts";
import { START } from "../calls/call-fixture.ts";
import { createWorld, FAILED } from "./push-fixture.ts";

const WORDS = { due: { voice: "Your voice call begins now", video: "Your video call begins now" } };
const RECORD: ScheduledRecord = {
  id: "plan-1",
  chatId: "chat",
  callType: "video",
  title: "Fitting",
  startsAt: START,
  participants: [
    { id: "ann", name: "Ann", picture: "https://shop.example/ann.png" },
    { id: "ben", name: "Ben" },
    { id: "cleo", name: "Cleo" },
  ],
};

/** A world in which the call begins now, to be pushed to these people. */
async function createDueWorld(to: string[], ...answers: Parameters<typeof createWorld>) {
  const world = await createWorld(...answers);
  await keepScheduled(world.store, RECORD, START);
  const begin = () => world.store.write({ checks: [], mutations: dueMutations(RECORD, to) });
  return Object.assign(world, { begin });
}

Deno.test("a scheduled call that begins is pushed to each browser with a text for it", async () => {
  await using world = await createDueWorld(["ann", "ben"]);
  await world.subscribe("ben", "phone", WORDS);
  await world.subscribe("ben", "laptop", WORDS);
  await world.subscribe("ben", "old");
  await world.subscribe("cleo", "tablet", WORDS);
  await world.begin();
  await world.settles();
  assert.deepEqual(world.browsers().sort(), ["laptop", "phone"]);
  const [[, push, expiresAt]] = world.told;
  assert.deepEqual(push, {
    type: "chat-call.due",
    scheduledId: "plan-1",
    chatId: "chat",
    callType: "video",
    title: "Fitting",
    organizer: { id: "ann", name: "Ann", picture: "https://shop.example/ann.png" },
    isOrganizer: false,
    startsAt: START,
    text: "Your video call begins now",
    url: "https://shop.example/inbox",
  });
  assert.equal(expiresAt, START + NEWS_FOR_MS.due);
  assert.ok(await world.isForgotten());
});

Deno.test("nothing is pushed for a deleted scheduled call, nor to a person who has left it", async () => {
  const changes = {
    begun: (world: Awaited<ReturnType<typeof createDueWorld>>) =>
      deleteScheduled(world.store, RECORD.id),
    left: (world: Awaited<ReturnType<typeof createDueWorld>>) =>
      leaveScheduled(world.store, RECORD.id, "ben", START),
  };
  for (const [name, change] of Object.entries(changes)) {
    await using world = await createDueWorld(["ben"]);
    await world.subscribe("ben", "phone", WORDS);
    await world.begin();
    await change(world);
    await world.settles();
    assert.deepEqual(world.told, [], name);
    assert.ok(await world.isForgotten());
  }
});

Deno.test("a failed push is retried only until the scheduled call is no longer due", async () => {
  await using world = await createDueWorld(["ben"], () => FAILED);
  await world.subscribe("ben", "phone", WORDS);
  await world.begin();
  await world.settles();
  while (!await world.isForgotten()) {
    world.clock.advance(30_000);
    await world.settles();
    assert.ok(world.clock.now() <= START + NEWS_FOR_MS.due);
  }
  assert.ok(world.told.length > 1);
});
