/** What the server requires of a store: every database it runs on must pass all of these tests. */
import assert from "node:assert/strict";
import { listCalls } from "../../../server/store/calls/call-history.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { type Anchored, type Attempt, commit, remember } from "../../../server/store/kv/commit.ts";
import {
  listInstances,
  removeInstance,
  renewInstance,
} from "../../../server/store/instance-store.ts";
import { bellKey, DEADLINES } from "../../../server/store/kv/keys.ts";
import { type Store, storeOver } from "../../../server/store/kv/kv.ts";
import {
  clearMailbox,
  deleteMail,
  mailMutations,
  readMailbox,
} from "../../../server/store/people/mailbox-store.ts";
import { spendTicket } from "../../../server/store/ticket-store.ts";
import {
  chatOf,
  createRig,
  createTestClock,
  device,
  must,
  PATIENT,
} from "../calls/call-fixture.ts";

/** Defines the tests; `open` opens a handle on a database that may already hold data. */
export function testConformance(name: string, open: () => Promise<Deno.Kv>): void {
  const test = (what: string, run: (store: Store, id: string) => Promise<void>) =>
    Deno.test(`${name}: ${what}`, async () => {
      const store = storeOver(await open(), PATIENT);
      try {
        await run(store, crypto.randomUUID());
      } finally {
        store.close();
      }
    });
  const set = (key: Deno.KvKey, value: unknown) => ({ type: "set" as const, key, value });

  test("a commit writes everything or, when a check fails, nothing", async (store, id) => {
    const [one, two] = [[id, 1], [id, 2]];
    const absent = { key: one, versionstamp: null };
    assert.ok(await store.write({ checks: [absent], mutations: [set(one, "a"), set(two, "b")] }));
    assert.ok(!await store.write({ checks: [absent], mutations: [set(one, "c"), set(two, "c")] }));
    const entries = await store.getMany<string>([one, two, [id, 3]]);
    assert.deepEqual(entries.map(({ value }) => value), ["a", "b", null]);
    assert.equal(entries[0].versionstamp, entries[1].versionstamp);
    const known = { key: one, versionstamp: entries[0].versionstamp };
    assert.ok(await store.write({ checks: [known], mutations: [{ type: "delete", key: one }] }));
    assert.equal((await store.get(one)).value, null);
  });

  test(
    "a commit accepts ten checks and a value of 60,000 bytes, but not 70,000",
    async (store, id) => {
      const checks = Array.from({ length: 10 }, (_, n) => ({ key: [id, n], versionstamp: null }));
      const value = new Uint8Array(60_000).fill(7);
      assert.ok(await store.write({ checks, mutations: [set([id, 0], value)] }));
      assert.deepEqual((await store.get([id, 0])).value, value);
      await assert.rejects(
        store.write({ checks: [], mutations: [set([id, 0], new Uint8Array(70_000))] }),
        TypeError,
      );
    },
  );

  test("more keys can be read than the store takes at once", async (store, id) => {
    const keys = Array.from({ length: 23 }, (_, n) => [id, n]);
    await store.write({ checks: [], mutations: keys.map((key) => set(key, key[1])) });
    const entries = await store.getMany<number>(keys);
    assert.deepEqual(entries.map(({ value }) => value), keys.map(([, n]) => n));
  });

  test(
    "a list is in key order, from either end, within its range",
    async (store, id) => {
      const numbers = [3, 10, 200, 4_000_000_000_000];
      await store.write({ checks: [], mutations: numbers.map((n) => set([id, n], n)) });
      const list = async (selector: object, options: object = {}) => {
        const all = { limit: 9, ...options };
        return (await store.list<number>({ prefix: [id], ...selector }, all)).map(({ value }) =>
          value
        );
      };
      assert.deepEqual(await list({}), numbers);
      assert.deepEqual(
        await list({}, { reverse: true, limit: 2 }),
        numbers.toReversed().slice(0, 2),
      );
      assert.deepEqual(await list({ end: [id, 200] }), [3, 10]);
      assert.deepEqual(await list({ start: [id, 10] }), numbers.slice(1));
    },
  );

  test("concurrent commits by many rivals each count once", async (store, id) => {
    const key = [id];
    const add = () =>
      commit<number>(store, async (attempt): Promise<Attempt<number>> => {
        const { value: before, versionstamp } = await store.get<Anchored & { sum: number }>(key);
        const sum = (before?.sum ?? 0) + 1;
        const next = { sum, attempts: remember(before, attempt) };
        const write = { checks: [{ key, versionstamp }], mutations: [set(key, next)] };
        return { result: sum, anchor: key, write };
      });
    const sums = await Promise.all(Array.from({ length: 8 }, add));
    assert.deepEqual(sums.toSorted((a, b) => a - b), [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("a watch rings after writes, including the last one", async (store, id) => {
    const rings = { wake: () => {} };
    const stop = store.watch([id], () => rings.wake());
    try {
      for (const value of [1, 2, 3]) {
        await store.write({ checks: [], mutations: [set([id], value)] });
      }
      while ((await store.get([id])).value !== 3) {
        await new Promise<void>((resolve) => rings.wake = resolve);
      }
      const rung = new Promise<void>((resolve) => rings.wake = resolve);
      await store.write({ checks: [], mutations: [set([id], 4)] });
      await rung;
    } finally {
      stop();
    }
  });

  test("mail is read in commit order, with long mail in one piece", async (store, id) => {
    const long = [1, 2, 3].map((n) => new Uint8Array(60_000).fill(n));
    const send = (name: string, sentAt: number, parts: Uint8Array[]) =>
      store.write({
        checks: [],
        mutations: mailMutations(id, { id: name, from: "me", sentAt, parts }),
      });
    // The second sender's clock is behind.
    await send("b", 9, [Uint8Array.of(1)]);
    await send("a", 5, long);
    await send("c", 7, [Uint8Array.of(2)]);
    const { parcels, isAll } = await readMailbox(store, id);
    assert.ok(isAll);
    assert.deepEqual(parcels.map((parcel) => parcel.id), ["b", "a", "c"]);
    assert.deepEqual(parcels[1].parts, long);
    assert.equal((await store.get(bellKey(id))).value, "c");
    await deleteMail(store, parcels[1].keys);
    assert.equal((await readMailbox(store, id)).parcels.length, 2);
    await clearMailbox(store, id);
    assert.deepEqual((await readMailbox(store, id)).parcels, []);
  });

  test("a server's row is renewed and removed only with its current version", async (store, id) => {
    const own = async () => (await listInstances(store)).find((row) => row.id === id);
    const lease = { now: 1_000, leaseMs: 6_000 };
    assert.ok(await renewInstance(store, id, null, lease));
    const first = await own();
    assert.equal(first?.leaseUntil, 7_000);
    assert.ok(await renewInstance(store, id, first.versionstamp, lease));
    assert.ok(!await renewInstance(store, id, first.versionstamp, lease));
    assert.notEqual((await own())?.versionstamp, first.versionstamp);
    assert.ok(!await removeInstance(store, id, first.versionstamp));
    assert.ok(await removeInstance(store, id));
    assert.equal(await own(), undefined);
  });

  test("a ticket is spent once", async (store, id) => {
    const ticket = { id, expiresAt: Date.now() + 60_000, use: null };
    const rivals = ["one", "two", "three"];
    const spent = await Promise.all(
      rivals.map((by) => spendTicket(store, ticket, { by, key: null }, Date.now())),
    );
    assert.equal(spent.filter((rival) => rival === null).length, 1);
  });

  test("a call passes from dialling into the history", async (store, id) => {
    const [ann, ben] = [device(`ann-${id}`), device(`ben-${id}`)];
    const clock = createTestClock(Date.now());
    await using rig = await createRig([ann, ben], { store, clock });
    const chat = chatOf([ann.userId, ben.userId], { id: `chat-${id}` });
    const callId = await rig.dial(ann, chat);
    must(await rig.service.accept(ben, callId));
    clock.advance(65_000);
    must(await rig.service.end(ben, callId));
    assert.equal((await readCall(store, callId))?.status, "ended");
    for (const { userId } of [ann, ben]) {
      const page = await listCalls(store, { userId, limit: 5 });
      assert.deepEqual(page?.calls.map((call) => call.id), [callId]);
    }
    const deadlines = await store.list<string>({ prefix: DEADLINES }, { limit: 100 });
    assert.ok(deadlines.every(({ value }) => value !== callId));
  });
}
