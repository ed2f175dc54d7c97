/**
 * Registrations of chats are told in the order written, even if the store was silent about the
 * write.
 */
import assert from "node:assert/strict";
import type { Chat } from "../../../../server/calls/call-service.ts";
import { createRegisteredChats } from "../../../../server/calls/rules/registered-chats.ts";
import type { RuleChange } from "../../../../server/calls/rules/rule-change.ts";
import { createRuleFollower } from "../../../../server/calls/rules/rule-follower.ts";
import { readChat } from "../../../../server/store/chat-store.ts";
import { registeredChatKey } from "../../../../server/store/kv/keys.ts";
import { type Store, storeOver, StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { breakOff, tapKv, UNTIL_IT_BREAKS } from "../../store/counting-kv.ts";
import { chatOf, createTestClock, PATIENT } from "../call-fixture.ts";

const LOOKED_INTO_MS = 1_000;
const titled = (title: string): Chat => chatOf(["ann", "ben"], { title, endsAt: title.length });

/** Registered chats, with a record of what they told, set and announced. */
function watch(store: Store) {
  const clock = createTestClock();
  const told: (string | null)[] = [];
  const limits: (number | null)[] = [];
  const announced: RuleChange[] = [];
  const failures: unknown[] = [];
  let wake = () => {};
  const chats = createRegisteredChats({
    store,
    clock,
    calls: {
      changeLimit(_, endsAt) {
        limits.push(endsAt);
        return Promise.resolve({ ok: true });
      },
      subscribe: () => {},
    },
    announce(change) {
      announced.push(change);
      wake();
    },
    onFailure: (error) => failures.push(error),
  });
  chats.subscribe((_, chat) => told.push(chat?.title ?? null));
  return {
    chats,
    clock,
    told,
    limits,
    announced,
    failures,
    /** Settles at the next announcement. */
    announcement: () => new Promise<void>((resolve) => wake = resolve),
  };
}

async function withBreakingStore(
  test: (
    rig: ReturnType<typeof watch> & { tap: ReturnType<typeof tapKv>; store: Store },
  ) => Promise<void>,
) {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const store = storeOver(tap.kv, UNTIL_IT_BREAKS);
  const rig = watch(store);
  await test({ ...rig, tap, store });
  assert.deepEqual(rig.failures, []);
  rig.chats.stop();
  store.close();
}

Deno.test("register() tells a chat's changes in the order in which they were written", async () => {
  const inner = storeOver(await Deno.openKv(":memory:"), PATIENT);
  let writes = 0;
  let secondIsWritten = () => {};
  const second = new Promise<void>((resolve) => secondIsWritten = resolve);
  const rig = watch({
    ...inner,
    async write(write) {
      const isDone = await inner.write(write);
      if (++writes === 2) secondIsWritten();
      // The first answer is slow: slower than the second write, unless something holds that up.
      if (writes === 1) await Promise.race([second, inner.list({ prefix: [] }, { limit: 1 })]);
      return isDone;
    },
  });
  await Promise.all([
    rig.chats.register(titled("1")),
    rig.chats.register(titled("22")),
    rig.chats.remove("chat"),
    rig.chats.register(titled("333")),
  ]);
  assert.deepEqual(rig.told, ["1", "22", null, "333"]);
  assert.deepEqual(rig.limits, [1, 2, 3]);
  assert.equal((await readChat(inner, "chat"))?.title, "333");
  inner.close();
});

Deno.test("a registration whose write arrives after its refusal counts, and is announced", () =>
  withBreakingStore(async ({ chats, tap, clock, store, ...rig }) => {
    tap.commitFaults = ["late"];
    await assert.rejects(() => chats.register(titled("late")), StoreUnavailable);
    assert.deepEqual(await tap.arriveLate(), [true]);
    assert.deepEqual([rig.told, rig.announced], [[], []]);
    const announcement = rig.announcement();
    clock.advance(LOOKED_INTO_MS);
    await announcement;
    assert.deepEqual([rig.told, rig.limits], [["late"], [4]]);
    assert.deepEqual(rig.announced, [{ about: "chat", id: "chat" }]);
    assert.equal((await readChat(store, "chat"))?.title, "late");
  }));

Deno.test("a registration whose write has not arrived when it is checked can no longer arrive", () =>
  withBreakingStore(async ({ chats, tap, clock, store, ...rig }) => {
    await chats.register(titled("first"));
    tap.commitFaults = ["late"];
    await assert.rejects(() => chats.register(titled("lost")), StoreUnavailable);
    clock.advance(LOOKED_INTO_MS);
    // Queued behind the check, in the chat's lane.
    await chats.reread("chat");
    assert.deepEqual(await tap.arriveLate(), [false]);
    assert.equal((await readChat(store, "chat"))?.title, "first");
    assert.deepEqual(rig.told, ["first", "first"]);
  }));

Deno.test("a removal whose write arrives after its refusal counts, and the chat can be registered again", () =>
  withBreakingStore(async ({ chats, tap, clock, store, ...rig }) => {
    await chats.register(titled("a"));
    tap.commitFaults = ["late"];
    await assert.rejects(() => chats.remove("chat"), StoreUnavailable);
    assert.deepEqual(await tap.arriveLate(), [true]);
    const announcement = rig.announcement();
    clock.advance(LOOKED_INTO_MS);
    await announcement;
    assert.deepEqual(rig.told, ["a", null]);
    assert.equal(await chats.remove("chat"), false);
    await chats.register(titled("b"));
    assert.equal((await readChat(store, "chat"))?.title, "b");
    assert.equal(await chats.remove("chat"), true);
  }));

Deno.test("register() takes over a chat stored before registrations were counted", () =>
  withBreakingStore(async ({ chats, tap, store }) => {
    const json = new TextEncoder().encode(JSON.stringify(titled("old")));
    const mutations = [{ type: "set" as const, key: registeredChatKey("chat"), value: { json } }];
    await store.write({ checks: [], mutations });
    assert.equal((await chats.read("chat"))?.title, "old");
    tap.commitFaults = ["late"];
    await assert.rejects(() => chats.register(titled("late")), StoreUnavailable);
    await chats.register(titled("new"));
    assert.deepEqual(await tap.arriveLate(), [false]);
    assert.equal((await chats.read("chat"))?.title, "new");
  }));

Deno.test("a change made at another server is applied once the store can be read", () =>
  withBreakingStore(async ({ chats, tap, clock, store, ...rig }) => {
    const here = watch(store);
    const failures: unknown[] = [];
    const { follow } = createRuleFollower({
      people: { reread: () => assert.fail("the change is about a chat") },
      registeredChats: here.chats,
      disconnect: () => {},
      rulesInUse: () => [],
      clock,
      isStopped: () => false,
      onFailure: (error) => failures.push(error),
    });
    await chats.register(titled("there"));
    tap.isSilent = true;
    follow(rig.announced[0]);
    await assert.rejects(() => here.chats.reread("chat"), StoreUnavailable);
    assert.deepEqual(here.told, []);
    tap.isSilent = false;
    const told = new Promise<void>((resolve) => here.chats.subscribe(() => resolve()));
    clock.advance(LOOKED_INTO_MS);
    await told;
    await here.chats.reread("chat");
    assert.deepEqual([here.told[0], here.limits[0], failures], ["there", 5, []]);
  }));

Deno.test("haveChanged() looks only at the given chats, so that changes of others hold nobody up", () =>
  withBreakingStore(async ({ chats }) => {
    const before = chats.changes();
    assert.equal(chats.haveChanged(["chat", "other"], before), false);
    await chats.register(titled("a"));
    assert.equal(chats.haveChanged(["other"], before), false);
    assert.equal(chats.haveChanged(["other", "chat"], before), true);
    assert.equal(chats.haveChanged(["chat"], chats.changes()), false);
    await chats.remove("chat");
    assert.equal(chats.haveChanged(["chat"], before), true);
  }));

Deno.test("haveChanged() is true when the changes since then are no longer all remembered", async () => {
  const inner = storeOver(await Deno.openKv(":memory:"), PATIENT);
  const { chats } = watch({ ...inner, write: () => Promise.resolve(true) });
  const before = chats.changes();
  for (let n = 0; n < 10_001; n++) await chats.register({ ...titled("a"), id: `chat-${n}` });
  assert.equal(chats.haveChanged(["other"], before), true);
  assert.equal(chats.haveChanged(["other"], chats.changes() - 10_000), false);
  inner.close();
});
