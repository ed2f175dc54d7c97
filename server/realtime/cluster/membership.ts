/**
 * Which other servers share the store, and whether they are alive. Each renews its row; a row that
 * does not change for a while belongs to a dead server. Judged by this server's own clock only.
 */
import type { Clock } from "../../calls/clock.ts";
import {
  type InstanceId,
  type InstanceRow,
  listInstances,
  removeInstance,
  renewInstance,
} from "../../store/instance-store.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import { clearMailbox } from "../../store/people/mailbox-store.ts";

/** How often a row is renewed, and how long without a renewal until a server is given up. */
export interface Heartbeat {
  everyMs: number;
  lapseMs: number;
}
export const HEARTBEAT: Heartbeat = { everyMs: 2_000, lapseMs: 6_000 };

export interface Membership {
  readonly self: InstanceId;
  /** The other servers, as far as they are known to be alive. */
  peers(): ReadonlySet<InstanceId>;
  /** A server has written to us; false if it is one that was given up. */
  heardOf(id: InstanceId): boolean;
  /** It has said goodbye. */
  left(id: InstanceId): void;
  /** Joins; resolves when the servers already there are known. */
  join(): Promise<void>;
  /** Leaves, and deletes everything of this server. */
  leave(): Promise<void>;
}

/** What a membership needs. */
export interface MembershipDeps {
  store: Store;
  clock: Clock;
  heartbeat: Heartbeat;
  /** A new server was found. */
  onPeer(id: InstanceId): void;
  /** A server is dead or has left. */
  onLoss(id: InstanceId): void;
  /** The others gave this server up: it has to start over. */
  onBuried(): void;
  /** Called after each successful beat. */
  onBeat(): void;
  onFailure(error: unknown): void;
}

/**
 * A row whose lease expired this long ago belongs to nobody, even if clocks differ; milliseconds.
 */
const STALE_MS = 30_000;

/** A membership under a new id; begins with `join`. */
export function createMembership(deps: MembershipDeps): Membership {
  const { store, clock, heartbeat: { everyMs, lapseMs } } = deps;
  const self = crypto.randomUUID();
  const peers = new Map<InstanceId, { versionstamp: string | null; changedAt: number }>();
  const ids = new Set<InstanceId>();
  const givenUp = new Set<InstanceId>();
  let lastBeatAt = -Infinity;
  let callOff: (() => void) | null = null;
  let isOver = false;

  function meet(id: InstanceId, versionstamp: string | null): void {
    peers.set(id, { versionstamp, changedAt: clock.now() });
    ids.add(id);
    deps.onPeer(id);
  }

  function lose(id: InstanceId): void {
    givenUp.add(id);
    ids.delete(id);
    if (peers.delete(id)) deps.onLoss(id);
  }

  /** Removes only an unchanged row: if it was renewed meanwhile, its server lives. */
  async function bury({ id, versionstamp }: InstanceRow): Promise<void> {
    if (!await removeInstance(store, id, versionstamp)) return;
    lose(id);
    await clearMailbox(store, id);
  }

  /**
   * Evaluates the rows. After a while without reading them, this server blames nobody for silence.
   */
  async function look(rows: InstanceRow[]): Promise<void> {
    const now = clock.now();
    const wasDeaf = now - lastBeatAt > lapseMs / 2;
    lastBeatAt = now;
    for (const row of rows) {
      if (row.id === self) continue;
      const peer = peers.get(row.id);
      if (!peer) {
        if (!givenUp.has(row.id) && now - row.leaseUntil < STALE_MS) meet(row.id, row.versionstamp);
        continue;
      }
      if (wasDeaf || peer.versionstamp !== row.versionstamp) {
        peers.set(row.id, { versionstamp: row.versionstamp, changedAt: now });
      } else if (now - peer.changedAt >= lapseMs) await bury(row);
    }
    const present = new Set(rows.map(({ id }) => id));
    for (const [id, { changedAt }] of peers) {
      // Another server removed its row, or it has yet to write it.
      if (!present.has(id) && now - changedAt >= everyMs) lose(id);
    }
  }

  async function beat(): Promise<void> {
    try {
      const rows = await listInstances(store);
      if (isOver) return;
      const own = rows.find(({ id }) => id === self);
      if (!own) {
        isOver = true;
        return deps.onBuried();
      }
      const lease = { now: clock.now(), leaseMs: lapseMs };
      await renewInstance(store, self, own.versionstamp, lease);
      await look(rows);
      deps.onBeat();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) deps.onFailure(error);
    }
  }

  async function keepBeating(): Promise<void> {
    await beat();
    if (!isOver) callOff = clock.after(everyMs, keepBeating);
  }

  return {
    self,
    peers: () => ids,
    heardOf(id) {
      if (givenUp.has(id)) return false;
      const peer = peers.get(id);
      if (peer) peer.changedAt = clock.now();
      else meet(id, null);
      return true;
    },
    left: lose,
    async join() {
      // Written before the others are read: of two servers that join at once, one sees the other.
      await renewInstance(store, self, null, { now: clock.now(), leaseMs: lapseMs });
      await look(await listInstances(store));
      callOff = clock.after(everyMs, keepBeating);
    },
    async leave() {
      isOver = true;
      callOff?.();
      await removeInstance(store, self);
      await clearMailbox(store, self);
    },
  };
}
