/** A server that starts beside very many live calls: it asks the store for a few at a time. */
import assert from "node:assert/strict";
import { readCall } from "../../../server/store/call-store.ts";
import type { Store } from "../../../server/store/kv.ts";
import { chatOf, createRig, device, openPatientStore } from "./call-fixture.ts";

/** A store that says how many of its answers were awaited at the same time. */
function watchCrowds(inner: Store): { store: Store; most(): number } {
  let open = 0;
  let most = 0;
  async function counted<T>(call: () => Promise<T>): Promise<T> {
    most = Math.max(most, ++open);
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
  return { store, most: () => most };
}

Deno.test("start() takes live calls over a few at a time: each has to wait for the store no longer than one of few", async () => {
  const inner = await openPatientStore();
  const callers = Array.from({ length: 100 }, (_, n) => device(`caller-${n}`));
  const ids: string[] = [];
  {
    await using before = await createRig([...callers, device("ben")], { store: inner });
    for (const [n, caller] of callers.entries()) {
      ids.push(
        await before.dial(caller, chatOf([caller.userId, `callee-${n}`, "ben"], { id: `${n}` })),
      );
    }
  }
  const { store, most } = watchCrowds(inner);
  {
    await using rig = await createRig([], { store });
    for (const id of ids) {
      assert.equal(rig.service.live(id)?.status, "ringing");
      const [caller] = (await readCall(inner, id))!.participants;
      assert.notEqual(caller.leaseUntil, null);
    }
  }
  assert.ok(most() <= 50, `${most()} at once`);
  inner.close();
});
