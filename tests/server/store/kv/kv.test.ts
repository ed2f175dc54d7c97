/** Opening the store, and the timeout of every call to it. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { openStore, storeOver, StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { tapKv } from "../counting-kv.ts";

Deno.test("openStore() creates its file's folder, and keeps what is written", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "deep", "down", "calls.db");
    const store = await openStore(path);
    await store.write({ checks: [], mutations: [{ type: "set", key: ["a"], value: 1 }] });
    store.close();
    const again = await openStore(path);
    assert.equal((await again.get(["a"])).value, 1);
    again.close();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("storeOver() throws StoreUnavailable for every operation on a silent store", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const store = storeOver(tap.kv, { callTimeoutMs: 5 });
  tap.isSilent = true;
  await assert.rejects(store.get(["a"]), StoreUnavailable);
  await assert.rejects(store.getMany([["a"]]), StoreUnavailable);
  await assert.rejects(store.list({ prefix: ["a"] }, { limit: 1 }), StoreUnavailable);
  await assert.rejects(store.write({ checks: [], mutations: [] }), StoreUnavailable);
  store.close();
});

Deno.test("storeOver() throws StoreUnavailable for a closed store", async () => {
  const store = storeOver(await Deno.openKv(":memory:"));
  store.close();
  await assert.rejects(store.get(["a"]), (error) => {
    assert.ok(error instanceof StoreUnavailable);
    assert.ok(error.cause instanceof Error);
    return true;
  });
});

Deno.test("storeOver() throws a TypeError for a value that the store can never accept", async () => {
  const store = storeOver(await Deno.openKv(":memory:"));
  const set = (value: unknown) =>
    store.write({ checks: [], mutations: [{ type: "set", key: ["a"], value }] });
  await assert.rejects(set(new Uint8Array(70_000)), TypeError);
  await assert.rejects(set(() => {}), TypeError);
  store.close();
});

Deno.test("storeOver() reads more keys than the store takes at once, in order", async () => {
  const store = storeOver(await Deno.openKv(":memory:"));
  const keys = Array.from({ length: 23 }, (_, n) => ["n", n]);
  const mutations = keys.map((key) => ({ type: "set" as const, key, value: key[1] }));
  assert.equal(await store.write({ checks: [], mutations }), true);
  const entries = await store.getMany<number>(keys);
  assert.deepEqual(entries.map(({ value }) => value), keys.map(([, n]) => n));
  store.close();
});

Deno.test("storeOver() refuses a commit with more checks than every backend accepts", async () => {
  const store = storeOver(await Deno.openKv(":memory:"));
  const checks = Array.from({ length: 11 }, (_, n) => ({ key: ["n", n], versionstamp: null }));
  await assert.rejects(async () => await store.write({ checks, mutations: [] }), RangeError);
  store.close();
});
