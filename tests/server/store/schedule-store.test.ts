/** Scheduled calls in the store, where others are quicker and where its answers get lost. */
import assert from "node:assert/strict";
import { type Store, StoreUnavailable } from "../../../server/store/kv.ts";
import {
  deleteScheduled,
  keepScheduled,
  leaveScheduled,
  readScheduled,
  type ScheduledRecord,
} from "../../../server/store/schedule-store.ts";
import { openPatientStore, START } from "../calls/call-fixture.ts";

const RECORD: ScheduledRecord = {
  id: "p1",
  chatId: "chat-1",
  callType: "voice",
  startsAt: START + 60_000,
  participants: ["ann", "ben", "cal"].map((id) => ({ id, name: id })),
};

/** A store with the record, in whose first write something comes between. */
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

Deno.test("one is called off though somebody leaves it at the same moment", async () => {
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

Deno.test("who called one off is told so, though the store's answer got lost", async () => {
  const store = await storeWith(async (write) => {
    await write();
    throw new StoreUnavailable("the answer got lost");
  });
  assert.equal(await deleteScheduled(store, RECORD.id), true);
  assert.equal(await deleteScheduled(store, RECORD.id), false);
  store.close();
});
