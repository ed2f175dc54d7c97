/**
 * A call that many people pass through, a few at a time, ends and counts in the sums of all of
 * them.
 */
import assert from "node:assert/strict";
import type { Chat } from "../../../server/calls/call-service.ts";
import { readStatistics } from "../../../server/store/statistics/call-statistics.ts";
import { deleteCall } from "../../../server/store/calls/call-store.ts";
import { COUNTED_AT_ONCE } from "../../../server/store/statistics/counted-call.ts";
import { DEADLINES } from "../../../server/store/kv/keys.ts";
import {
  chatOf,
  codeOf,
  createRig,
  device,
  must,
  openPatientStore,
  type Rig,
} from "./call-fixture.ts";

const QUALITY = { avgBitrate: 64_000, packetLoss: 1, jitter: 2, roundTripTime: 30 };
const TALK_MS = 5_000;

const peopleOf = (count: number) => Array.from({ length: count }, (_, n) => `person-${n}`);

/** The first person stays in the call, the others come and go, and the last one is still there. */
async function passThrough(
  rig: Rig,
  people: string[],
  change: Partial<Chat> = {},
): Promise<string> {
  const [host, ...guests] = people.map((id) => device(id));
  const chat = chatOf(people, change);
  const request = { callType: "voice" as const, targetUserIds: [guests[0].userId] };
  const { sessionId } = must(await rig.service.initiate(host, chat, request));
  for (const [n, guest] of guests.entries()) {
    must(await rig.service.join(guest, chat, sessionId));
    must(rig.service.quality(guest, sessionId, { quality: QUALITY }));
    if (n > 0) must(await rig.service.leave(guests[n - 1], sessionId));
  }
  must(rig.service.quality(host, sessionId, { quality: QUALITY }));
  return sessionId;
}

/** For each person: the number of calls, the longest in seconds, and the average bitrate. */
async function sumsOf({ store, clock }: Pick<Rig, "store" | "clock">, people: string[]) {
  return await Promise.all(people.map(async (userId) => {
    const now = clock.now();
    const { stats, quality } = await readStatistics(store, { userId, timeframe: "7d", now });
    return [stats.total, stats.longestCall, quality.avgBitrate];
  }));
}

const ONE_CALL = [1, TALK_MS / 1000, QUALITY.avgBitrate];
const NO_CALL = [0, 0, null];

/** Waits until no deadline is left. */
async function swept({ store, clock }: Rig): Promise<void> {
  while ((await store.list({ prefix: DEADLINES }, { limit: 1 })).length > 0) {
    clock.advance(500);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

Deno.test("a call that many people joined and left ends like any other, and counts in the sums of all of them", async () => {
  const people = peopleOf(40);
  await using rig = await createRig(people.map((id) => device(id)), { sweepEveryMs: 500 });
  const id = await passThrough(rig, people);
  rig.clock.advance(TALK_MS);
  must(await rig.service.leave(device(people.at(-1)!), id));
  assert.equal(rig.service.live(id), undefined);
  // Nobody still holds a seat in it.
  const another = chatOf(people.slice(0, 2), { id: "another" });
  must(await rig.service.cancel(device(people[0]), await rig.dial(device(people[0]), another)));

  await swept(rig);
  const [host, guest, ...rest] = await sumsOf(rig, people);
  assert.deepEqual([host[0], guest[0]], [2, 2]);
  assert.deepEqual(rest, rest.map(() => ONE_CALL));
  await rig.service.anonymise(id, people[39]);
  assert.deepEqual((await sumsOf(rig, people)).slice(38), [ONE_CALL, NO_CALL]);
  assert.equal(await deleteCall(rig.store, id), true);
  assert.deepEqual((await sumsOf(rig, people)).slice(2), rest.map(() => NO_CALL));
});

Deno.test("a call counts for all its people even if the server dies right after its end", async () => {
  const people = peopleOf(2 * COUNTED_AT_ONCE + 1);
  const store = await openPatientStore();
  {
    // This server never sweeps.
    await using dying = await createRig(people.map((id) => device(id)), { store });
    const id = await passThrough(dying, people);
    dying.clock.advance(TALK_MS);
    must(await dying.service.end(device(people[0]), id));
    assert.ok((await sumsOf(dying, people)).some(([total]) => total === 0));
  }
  {
    await using rig = await createRig([], { store, sweepEveryMs: 500 });
    rig.clock.advance(TALK_MS);
    await swept(rig);
    assert.deepEqual(await sumsOf(rig, people), people.map(() => ONE_CALL));
  }
  store.close();
});

Deno.test("a call of the most people it can keep, with the longest ids, can be ended, counted and deleted", async () => {
  // Three-byte characters, as many as an id may have.
  const people = peopleOf(50).map((id) => id.padEnd(128, "字"));
  await using rig = await createRig(people.map((id) => device(id)), { sweepEveryMs: 500 });
  const id = await passThrough(rig, people, { id: "字".repeat(128) });
  rig.clock.advance(TALK_MS);
  must(await rig.service.end(device(people[0]), id));
  await swept(rig);
  assert.deepEqual(await sumsOf(rig, people), people.map(() => ONE_CALL));
  assert.equal(await deleteCall(rig.store, id), true);
  assert.deepEqual(await sumsOf(rig, people), people.map(() => NO_CALL));
});

Deno.test("join() and invite() are refused once a call has had as many people as it can keep", async () => {
  const people = peopleOf(53);
  await using rig = await createRig(people.map((id) => device(id)));
  const chat = chatOf(people);
  const id = await passThrough(rig, people.slice(0, 50));
  const [host, returning, latecomer] = [people[0], people[1], people[52]].map((id) => device(id));
  assert.equal(codeOf(await rig.service.join(latecomer, chat, id)), "call-full");
  assert.equal(codeOf(await rig.service.invite(host, chat, id, [people[51]])), "call-full");
  // People who have been in it may come back.
  must(await rig.service.join(returning, chat, id));
  must(await rig.service.end(host, id));
  must(await rig.service.initiate(host, chat, { callType: "voice", targetUserIds: [people[52]] }));
});
