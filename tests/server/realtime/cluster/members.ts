/** Servers that share a store and a clock, without anything but their membership. */
import { setImmediate } from "node:timers/promises";
import { createMembership, HEARTBEAT } from "../../../../server/realtime/cluster/membership.ts";
import { type InstanceRow, listInstances } from "../../../../server/store/instance-store.ts";
import { mailboxKey } from "../../../../server/store/kv/keys.ts";
import type { Store } from "../../../../server/store/kv/kv.ts";
import { mailMutations } from "../../../../server/store/people/mailbox-store.ts";
import { createTestClock, openPatientStore } from "../../calls/call-fixture.ts";

/** An empty store, and a clock that waits for what each beat does. */
export async function openMembers() {
  const store = await openPatientStore();
  const clock = createTestClock();
  let underWay = 0;

  async function settle(): Promise<void> {
    for (let calm = 0; calm < 4;) {
      await setImmediate();
      calm = underWay === 0 ? calm + 1 : 0;
    }
  }

  /**
   * A server; `asked` counts its questions to the store, which throws the `fault` and runs
   * `beforeWrite` before each write.
   */
  function server() {
    const state = {
      isDead: false,
      asked: 0,
      fault: null as Error | null,
      beforeWrite: () => Promise.resolve() as Promise<unknown>,
    };
    async function ask<T>(call: () => Promise<T>): Promise<T> {
      state.asked += 1;
      if (state.fault) throw state.fault;
      underWay += 1;
      return await call().finally(() => underWay -= 1);
    }
    const told: string[] = [];
    const failures: unknown[] = [];
    const membership = createMembership({
      store: {
        ...store,
        list: (...of: Parameters<Store["list"]>) => ask(() => store.list(...of)) as never,
        write: (write) => ask(async () => (await state.beforeWrite(), await store.write(write))),
      },
      clock: {
        now: clock.now,
        after: (ms, task) => clock.after(ms, () => state.isDead || task()),
      },
      heartbeat: HEARTBEAT,
      onPeer: (id) => void told.push(`met ${id}`),
      onLoss: (id) => void told.push(`lost ${id}`),
      onBuried: () => void told.push("buried"),
      onBeat: () => void told.push("beat"),
      onFailure: (error) => void failures.push(error),
    });
    const { self } = membership;
    return {
      ...membership,
      state,
      failures,
      /** What it told of others, and `beats` the number of its beats. */
      get news() {
        return told.filter((word) => word !== "beat");
      },
      get beats() {
        return told.filter((word) => word === "beat").length;
      },
      knows: () => [...membership.peers()],
      row: async () => (await listInstances(store)).find(({ id }: InstanceRow) => id === self),
      mail: () => store.list({ prefix: mailboxKey(self) }, { limit: 10 }),
      async sendMail() {
        const parts = [Uint8Array.of(1)];
        const parcel = { id: crypto.randomUUID(), from: "other", sentAt: 0, parts };
        await store.write({ checks: [], mutations: mailMutations(self, parcel) });
      },
    };
  }

  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= HEARTBEAT.everyMs) {
      clock.advance(Math.min(left, HEARTBEAT.everyMs));
      await settle();
    }
  }

  return {
    store,
    clock,
    server,
    pass,
    /** Servers that have joined and know each other, the first one beating first. */
    async two() {
      const [one, other] = [server(), server()];
      for (const each of [one, other]) await each.join();
      await pass(HEARTBEAT.everyMs);
      return { one, other };
    },
    [Symbol.dispose]: () => store.close(),
  };
}
