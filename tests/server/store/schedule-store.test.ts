/** Scheduled calls in the store, with concurrent writes and lost answers. */
import assert from "node:assert/strict";
import { type Store, StoreUnavailable } from "../../../server/store/kv/kv.ts";
import {
  deleteScheduled,
  keepScheduled,
  leaveScheduled,
  readScheduled,
  type ScheduledRecord,
  tellOnce,
} from "../../../server/store/schedule-store.ts";
import { openPatientStore, START } from "../calls/call-fixture.ts";

const RECORD: ScheduledRecord = {
  id: "p1",
  chatId: "chat-1",
  callType: "voice",
  startsAt: START + 60_000,
  participants: ["ann", "ben", "cal"].map((id) => ({ id, name: id })),
};

/** A store with the record; `between` wraps its first write. */
async function storeWith(
  between: (write: () => Promise<boolean>, inner: Store) => Promise<boolean>,
): Promise<Store> {
  const inner = await openPatientStore();
  await keepScheduled(inner, RECORD, START);
  let isFirst = true;
  return {
    ...inner,
    write(write) {
      if (!isFirst) return inner.write(write);
      isFirst = false;
      return between(() => inner.write(write), inner);
    },
  };
}

Deno.test("deleteScheduled() succeeds even if somebody leaves at the same moment", async () => {
  const store = await storeWith(async (write, inner) => {
    await leaveScheduled(inner, RECORD.id, "cal", START);
    return await write();
  });
  assert.equal(await deleteScheduled(store, RECORD.id), true);
  assert.equal(await readScheduled(store, RECORD.id), null);
  const rows = await store.list({ prefix: [] }, { limit: 10 });
  assert.deepEqual(rows.map(({ key }) => key), []);
  store.close();
});

Deno.test("deleteScheduled() succeeds even if the store's answer gets lost", async () => {
  const store = await storeWith(async (write) => {
    await write();
    throw new StoreUnavailable("the answer got lost");
  });
  assert.equal(await deleteScheduled(store, RECORD.id), true);
  assert.equal(await deleteScheduled(store, RECORD.id), false);
  store.close();
});

Deno.test("leaveScheduled() deletes the call with the last but one, even if the store's answer gets lost", async () => {
  const inner = await openPatientStore();
  await keepScheduled(inner, { ...RECORD, participants: RECORD.participants.slice(0, 2) }, START);
  let commits = 0;
  const store: Store = {
    ...inner,
    async write(write) {
      await inner.write(write);
      if (++commits === 1) throw new StoreUnavailable("the answer got lost");
      return true;
    },
  };
  const left = await leaveScheduled(store, RECORD.id, "ben", START);
  assert.deepEqual(left?.participants.map(({ id }) => id), ["ann"]);
  assert.equal((await store.list({ prefix: [] }, { limit: 10 })).length, 0);
  assert.equal(commits, 1);
  store.close();
});

Deno.test("keepScheduled() with a known id keeps the existing call", async () => {
  const store = await storeWith((write) => write());
  const again = await keepScheduled(store, { ...RECORD, title: "Another" }, START);
  assert.equal(again.title, undefined);
  store.close();
});

Deno.test("tellOnce() writes its mutations once, however many ask at the same moment", async () => {
  const store = await storeWith((write) => write());
  const asked = await Promise.all(
    ["a", "b", "c"].map((name) =>
      tellOnce(store, RECORD.id, [{ type: "set", key: ["news", name], value: 1 }], START)
    ),
  );
  assert.deepEqual(asked.filter((isMine) => isMine).length, 1);
  assert.equal((await store.list({ prefix: ["news"] }, { limit: 10 })).length, 1);
  assert.deepEqual(await readScheduled(store, RECORD.id), RECORD);
  assert.equal(await tellOnce(store, "unknown", [], START), false);
  store.close();
});
