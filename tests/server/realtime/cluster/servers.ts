/** Clusters on one store, each with a directory and with calls that only note what they are told. */
import { setImmediate } from "node:timers/promises";
import type { Device } from "../../../../server/calls/call-service.ts";
import type { RuleChange } from "../../../../server/calls/rules/rule-change.ts";
import { createCluster } from "../../../../server/realtime/cluster/cluster.ts";
import { HEARTBEAT } from "../../../../server/realtime/cluster/membership.ts";
import { createDirectory } from "../../../../server/realtime/directory.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import { removeInstance } from "../../../../server/store/instance-store.ts";
import { INSTANCES } from "../../../../server/store/kv/keys.ts";
import type { Store } from "../../../../server/store/kv/kv.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";
import { createTestClock, openPatientStore } from "../../calls/call-fixture.ts";

const isMail = (key: Deno.KvKey) => key[0] === "mailbox";

/** An empty store, and a clock that waits for what each beat does. */
export async function openServers() {
  const store = await openPatientStore();
  const clock = createTestClock();
  const bells = new Map<string, () => void>();
  let underWay = 0;

  async function settle(): Promise<void> {
    for (let calm = 0; calm < 4;) {
      await setImmediate();
      calm = underWay === 0 ? calm + 1 : 0;
    }
  }

  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= HEARTBEAT.everyMs) {
      clock.advance(Math.min(left, HEARTBEAT.everyMs));
      await settle();
    }
  }

  /** A server that is not yet started. */
  function server() {
    const state = {
      isDead: false,
      /** Its mail stays in the mailbox. */
      isDeaf: false,
      /** Thrown by its store. */
      fault: null as Error | null,
      mailReads: 0,
      /** Parcels written. */
      sent: 0,
      /** The next read of its mail, or of the servers, waits for this. */
      heldMail: null as Promise<void> | null,
      heldRows: null as Promise<void> | null,
      onGivenUp: (): unknown => null,
      /** The seats that its calls know of. */
      seats: [] as Device[],
    };
    async function ask<T>(call: () => Promise<T>): Promise<T> {
      if (state.isDead) return await new Promise<never>(() => {});
      if (state.fault) throw state.fault;
      underWay += 1;
      return await call().finally(() => underWay -= 1);
    }
    /** What the next read of this kind waits for. */
    async function held(of: "heldMail" | "heldRows"): Promise<void> {
      const hold = state[of];
      state[of] = null;
      await hold;
    }
    const own: Store = {
      ...store,
      async list(selector, options) {
        const ofMail = "prefix" in selector && isMail(selector.prefix);
        if (ofMail) state.mailReads += 1;
        await held(ofMail ? "heldMail" : "heldRows");
        return ask(() =>
          ofMail && state.isDeaf ? Promise.resolve([]) : store.list(selector, options)
        );
      },
      write: (write) =>
        ask(async () => {
          const isDone = await store.write(write);
          const set = write.mutations.filter(({ type }) => type === "set");
          if (set.some(({ key }) => isMail(key))) state.sent += 1;
          for (const { key } of set) if (key[0] === "bell") bells.get(String(key[1]))?.();
          return isDone;
        }),
      watch(key, onChange) {
        const bell = String(key[1]);
        bells.set(bell, () => state.isDead || onChange());
        return () => void bells.delete(bell);
      },
    };
    const done: string[] = [];
    const came: string[] = [];
    const flagged: string[] = [];
    const failures: unknown[] = [];
    const directory = createDirectory(createRegistry(clock.now), clock.now);
    const cluster = createCluster({
      store: own,
      directory,
      log: {
        info: () => {},
        warn(event) {
          done.push(event);
          if (event === "server-given-up") state.onGivenUp();
        },
        error: (_event, cause) => void failures.push(cause),
      },
      clock: {
        now: clock.now,
        after: (ms, task) => clock.after(ms, () => state.isDead || task()),
      },
    });
    const note = (what: string) => void done.push(what);
    const flags = { muted: true, videoEnabled: false, screenEnabled: false };
    const calls = {
      allFlags: () => [{ sessionId: "call", userId: "ann", flags }],
      came: (id: string) => void came.push(id),
      gone: () => {},
      hear: () => note("hear"),
      setFlags: (_id: string, userId: string) => void flagged.push(userId),
      reload: () => (note("reload"), Promise.resolve([])),
      seats: () => state.seats,
      departed: ({ connectionId }: { connectionId: string }) => {
        note(`departed ${connectionId}`);
        return Promise.resolve();
      },
    };
    return {
      cluster,
      directory,
      state,
      failures,
      /** The connections of others, and the people with media flags, that its calls were told of. */
      came,
      flagged,
      start() {
        const followRule = ({ about, id }: RuleChange) => note(`rule of ${about} ${id}`);
        const rules = { followRule, rereadRules: () => {} };
        return cluster.start({ calls: calls as never, ...rules });
      },
      connect(userId: string, id?: string) {
        const connection = fakeConnection(userId, id);
        directory.add(connection);
        return connection;
      },
      /** What its calls were told, and its warnings, since the last time. */
      done: () => done.splice(0),
    };
  }

  return {
    store,
    clock,
    server,
    settle,
    pass,
    bells,
    /** The ids of the servers that have a row. */
    async rows(): Promise<string[]> {
      const rows = await store.list({ prefix: INSTANCES }, { limit: 10 });
      return rows.map(({ key }) => String(key[1]));
    },
    /** Does to a server what the others do that take it for dead. */
    bury: (id: string) => removeInstance(store, id),
    /** Two started servers that know each other. */
    async two() {
      const [one, other] = [server(), server()];
      for (const each of [one, other]) await each.start();
      await settle();
      for (const each of [one, other]) each.done();
      return { one, other };
    },
    [Symbol.dispose]: () => store.close(),
  };
}
