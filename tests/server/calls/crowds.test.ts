/**
 * With very many live calls, the service asks the store for a few at a time, so that others get
 * through.
 */
import assert from "node:assert/strict";
import { readCall } from "../../../server/store/calls/call-store.ts";
import type { Store } from "../../../server/store/kv/kv.ts";
import { chatOf, createRig, device, must, openPatientStore, type Rig } from "./call-fixture.ts";

const CALLS = 100;
/** The limit of concurrent operations, with room for what else the service does. */
const AT_ONCE_MAX = 30;

const callers = Array.from({ length: CALLS }, (_, n) => device(`caller-${n}`));

/** A store that counts how many operations are pending at once. */
function watchCrowds(inner: Store) {
  const crowds = { most: 0 };
  let open = 0;
  async function counted<T>(call: () => Promise<T>): Promise<T> {
    crowds.most = Math.max(crowds.most, ++open);
    try {
      return await call();
    } finally {
      open -= 1;
    }
  }
  const store: Store = {
    ...inner,
    get: <T>(key: Deno.KvKey) => counted(() => inner.get<T>(key)),
    getMany: <T>(keys: Deno.KvKey[]) => counted(() => inner.getMany<T>(keys)),
    write: (write) => counted(() => inner.write(write)),
  };
  return { store, crowds };
}

/** Everybody calls Ben, each in a separate chat. */
async function dialAll(rig: Rig): Promise<string[]> {
  const ids: string[] = [];
  for (const by of callers) {
    ids.push(await rig.dial(by, chatOf([by.userId, "ben"], { id: `with-${by.userId}` })));
  }
  return ids;
}

async function allAreAway(store: Store, ids: string[]): Promise<void> {
  for (const id of ids) {
    const [caller] = (await readCall(store, id))!.participants;
    assert.notEqual(caller.leaseUntil, null);
  }
}

Deno.test("start() takes over live calls a few at a time", async () => {
  const inner = await openPatientStore();
  const { store, crowds } = watchCrowds(inner);
  let ids: string[] = [];
  {
    await using before = await createRig([...callers, device("ben")], { store: inner });
    ids = await dialAll(before);
  }
  {
    await using rig = await createRig([], { store });
    assert.ok(ids.every((id) => rig.service.live(id)?.status === "ringing"));
    await allAreAway(inner, ids);
  }
  assert.ok(crowds.most <= AT_ONCE_MAX, `${crowds.most} at once`);
  inner.close();
});

Deno.test("departed() of very many devices at once starts their leases a few at a time", async () => {
  const inner = await openPatientStore();
  const { store, crowds } = watchCrowds(inner);
  {
    await using rig = await createRig([...callers, device("ben"), device("eve")], { store });
    const ids = await dialAll(rig);
    for (const by of callers) rig.reach.disconnect(by, rig.clock.now());
    const gone = callers.map((by) => rig.service.departed(by));
    // Somebody else's call does not wait behind all of them.
    const call = must(
      await rig.service.initiate(device("eve"), chatOf(["eve", "ben"]), { callType: "voice" }),
    );
    assert.ok(call.sessionId);
    await Promise.all(gone);
    await allAreAway(inner, ids);
  }
  assert.ok(crowds.most <= AT_ONCE_MAX, `${crowds.most} at once`);
  inner.close();
});
