/**
 * A server without sockets and HTTP: calls, directory, router and cluster, over a real store and
 * the test's clock. It can be killed at any moment, and its mail can be held back.
 */
import { createCallService } from "../../../server/calls/create-call-service.ts";
import type { Clock } from "../../../server/calls/clock.ts";
import { createCluster } from "../../../server/realtime/cluster/cluster.ts";
import { createDirectory } from "../../../server/realtime/directory.ts";
import { createRegistry } from "../../../server/realtime/registry.ts";
import { createRouter } from "../../../server/realtime/router.ts";
import type { Store } from "../../../server/store/kv/kv.ts";
import type { TestClock } from "../calls/call-fixture.ts";
import { type FakeConnection, fakeConnection } from "../../support/fake-connection.ts";

export const RING_MS = 10_000;
export const LEASE_MS = 10_000;

/** The store that servers share, with the bells between them and a count of pending operations. */
export interface SharedStore {
  store: Store;
  underWay: number;
  bells: Map<string, () => void>;
  /** The last mail sent, to be sent again. */
  lastMail: Deno.KvMutation[];
}

export type VirtualServer = Awaited<ReturnType<typeof startVirtualServer>>;

const never = () => new Promise<never>(() => {});

/** Starts a server; `onError` hears of bugs. */
export function startVirtualServer(
  shared: SharedStore,
  clock: TestClock,
  onError: (error: unknown) => void,
) {
  const state = { isDead: false, isDeaf: false };
  const death = Promise.withResolvers<void>();
  const connections = new Set<FakeConnection>();

  async function guarded<T>(call: () => Promise<T>): Promise<T> {
    if (state.isDead) return await never();
    shared.underWay += 1;
    const result = await call().finally(() => shared.underWay -= 1);
    // Killed while waiting: the write stands, but nobody hears of it.
    return state.isDead ? await never() : result;
  }

  const store: Store = {
    ...shared.store,
    get: (key) => guarded(() => shared.store.get(key)),
    getMany: (keys) => guarded(() => shared.store.getMany(keys)),
    list: (selector, options) =>
      guarded(() => {
        const isMail = "prefix" in selector && selector.prefix[0] === "mailbox";
        return isMail && state.isDeaf ? Promise.resolve([]) : shared.store.list(selector, options);
      }),
    write: (write) =>
      guarded(async () => {
        const isDone = await shared.store.write(write);
        const mail = write.mutations.filter(({ key, type }) =>
          type === "set" && (key[0] === "mailbox" || key[0] === "bell")
        );
        if (isDone && mail.length > 0) {
          shared.lastMail = mail;
          for (const { key } of mail) if (key[0] === "bell") shared.bells.get(String(key[1]))?.();
        }
        return isDone;
      }),
    watch(key, onChange) {
      const bell = String(key[1]);
      shared.bells.set(bell, () => queueMicrotask(() => state.isDead || onChange()));
      return () => void shared.bells.delete(bell);
    },
  };
  const ownClock: Clock = {
    now: clock.now,
    after: (ms, task) => clock.after(ms, () => state.isDead || task()),
  };
  const log = {
    info: () => {},
    warn: () => {},
    error: (event: string, cause?: unknown) => onError(new Error(event, { cause })),
  };
  const directory = createDirectory(createRegistry(clock.now), clock.now);
  const cluster = createCluster({ store, directory, log, clock: ownClock });
  const router = createRouter(directory, cluster.toConnection);
  const calls = createCallService({
    store,
    reach: directory,
    deliver: router.deliver,
    others: cluster,
    ringTimeoutMs: RING_MS,
    seatLeaseMs: LEASE_MS,
    maxParticipants: 6,
    log,
    clock: ownClock,
  });

  async function disconnect(connection: FakeConnection): Promise<void> {
    connections.delete(connection);
    if (!directory.remove(connection)) return;
    await calls.departed({ userId: connection.user.id, connectionId: connection.id });
  }

  return {
    state,
    /** Settles when the server is killed: it answers nothing after that. */
    death: death.promise,
    calls,
    directory,
    connections,
    async start() {
      // The host's rules do not change in these lives.
      const noRules = { followRule: () => {}, rereadRules: () => {} };
      await cluster.start({ calls, ...noRules });
      await calls.start();
    },
    /** Connects a device; the calls that a welcome would name are recorded as sent. */
    async connect(userId: string, id: string): Promise<FakeConnection> {
      const fake = fakeConnection(userId, id);
      const connection: FakeConnection = Object.assign(fake, {
        close() {
          if (!state.isDead) disconnect(connection).catch(onError);
        },
      });
      directory.add(connection);
      connections.add(connection);
      const found = await calls.arrived({ userId, connectionId: id });
      for (const call of found) {
        connection.sentTexts.push(
          JSON.stringify({ type: "welcome", sessionId: call.sessionId, call }),
        );
      }
      return connection;
    },
    disconnect,
    kill(): void {
      state.isDead = true;
      connections.clear();
      death.resolve();
    },
    collect: () => state.isDead ? Promise.resolve() : cluster.catchUp(),
  };
}
