/** The filters of the history and their totals give the same as a look at every call. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { CallStatus, CallType } from "../../../../server/protocol/call.ts";
import { countCalls, COUNTED_MAX } from "../../../../server/store/statistics/call-count.ts";
import { type CallFilter, listCalls } from "../../../../server/store/calls/call-history.ts";
import { type CallRecord, partOf } from "../../../../server/store/calls/call-record.ts";
import { callKindPrefix, scopeOf } from "../../../../server/store/kv/keys.ts";
import { type Store } from "../../../../server/store/kv/kv.ts";
import { openPatientStore, START } from "../../calls/call-fixture.ts";
import { deed, everyCall, live, PEOPLE } from "./random-calls.ts";

const DAY_MS = 86_400_000;

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 1 });
/** Times around the calls: whole days, and any millisecond. */
const moment = fc.oneof(
  fc.integer({ min: -40, max: 400 }).map((days) => Math.floor(START / DAY_MS + days) * DAY_MS),
  fc.integer({ min: -40 * DAY_MS, max: 400 * DAY_MS }).map((ms) => START + ms),
);
const filter = fc.record({
  userId: fc.constantFrom(...PEOPLE),
  chatId: maybe(fc.constantFrom("two", "all", "none")),
  type: maybe(fc.constantFrom<CallType>("voice", "video")),
  status: maybe(
    fc.constantFrom<CallStatus>("ringing", "active", "ended", "missed", "rejected", "cancelled"),
  ),
  direction: maybe(fc.constantFrom("incoming" as const, "outgoing" as const)),
  from: maybe(moment),
  before: maybe(moment),
}).map((one): CallFilter => JSON.parse(JSON.stringify(one)));

/** The expected ids, computed from all records. */
function lookedThrough(calls: CallRecord[], filter: CallFilter): string[] {
  const { userId, chatId, type, status, direction, from = -Infinity, before = Infinity } = filter;
  return calls
    .filter((call) =>
      partOf(call, userId) !== undefined &&
      (chatId === undefined || call.chatId === chatId) &&
      (type === undefined || call.callType === type) &&
      (status === undefined || call.status === status) &&
      (direction === undefined || (direction === "outgoing") === (call.callerId === userId)) &&
      call.initiatedAt >= from && call.initiatedAt < before
    )
    .toSorted((one, other) => other.initiatedAt - one.initiatedAt || (one.id < other.id ? 1 : -1))
    .map(({ id }) => id);
}

async function walked(store: Store, filter: CallFilter, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listCalls(store, {
      ...filter,
      limit,
      ...(cursor === null ? {} : { cursor }),
    });
    assert.ok(page && page.calls.length <= limit);
    assert.ok(
      page.cursor === null || page.calls.length === limit,
      "every page is full or the last",
    );
    ids.push(...page.calls.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== null);
  return ids;
}

Deno.test("listCalls() and countCalls() give the same as a filter over every call", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 6, maxLength: 25, size: "max" }),
      fc.array(filter, { minLength: 20, maxLength: 20 }),
      fc.integer({ min: 1, max: 4 }),
      fc.nat(6),
      async (deeds, filters, limit, offset) => {
        await using rig = await live(deeds);
        const calls = await everyCall(rig.store);
        for (const one of filters) {
          const expected = lookedThrough(calls, one);
          assert.deepEqual(await walked(rig.store, one, limit), expected);
          assert.equal(await countCalls(rig.store, one), expected.length);
          const page = await listCalls(rig.store, { ...one, limit, offset });
          assert.deepEqual(
            page?.calls.map(({ id }) => id),
            expected.slice(offset, offset + limit),
          );
          assert.equal(page?.cursor !== null, expected.length > offset + limit);
        }
      },
    ),
    { numRuns: 20 },
  );
});

Deno.test("countCalls() is null when a filter leaves more calls of a day than it counts", async () => {
  const store = await openPatientStore();
  const prefix = callKindPrefix(scopeOf("ann"), {
    status: "ended",
    callType: "voice",
    direction: "incoming",
  });
  const add = async (first: number, count: number) => {
    const mutations = Array.from({ length: count }, (_, n): Deno.KvMutation => ({
      type: "set",
      key: [...prefix, START + first + n, `call-${first + n}`],
      value: `call-${first + n}`,
    }));
    await store.write({ checks: [], mutations });
  };
  for (let first = 0; first < COUNTED_MAX; first += 250) await add(first, 250);
  const filter: CallFilter = { userId: "ann", from: START };
  assert.equal(await countCalls(store, filter), COUNTED_MAX);
  await add(COUNTED_MAX, 1);
  assert.equal(await countCalls(store, filter), null);
  store.close();
});
