/** Which servers share the store: each has a row that it renews while it is alive. */
import { bellKey, instanceKey, INSTANCES } from "./kv/keys.ts";
import type { Store } from "./kv/kv.ts";

/** One run of one server; a server that was given up gets a new id. */
export type InstanceId = string;

/** A server's row. A changed versionstamp shows that it is alive, without comparing clocks. */
export interface InstanceRow {
  id: InstanceId;
  versionstamp: string;
  /** Until when its writer meant it to hold: epoch milliseconds by the writer's clock. */
  leaseUntil: number;
}

interface Lease {
  leaseUntil: number;
}

const INSTANCES_MAX = 1_000;
/** How long after their lease rows expire if nobody renews them. */
const KEPT_MS = 60_000;

/** Every server that has a row. */
export async function listInstances(store: Store): Promise<InstanceRow[]> {
  const rows = await store.list<Lease>({ prefix: INSTANCES }, { limit: INSTANCES_MAX });
  return rows.map(({ key, value, versionstamp }) => ({
    id: String(key[1]),
    versionstamp,
    leaseUntil: value.leaseUntil,
  }));
}

/** Renews a row unchanged since it was read, or creates it; false if it has changed. */
export function renewInstance(
  store: Store,
  id: InstanceId,
  versionstamp: string | null,
  lease: { now: number; leaseMs: number },
): Promise<boolean> {
  const value: Lease = { leaseUntil: lease.now + lease.leaseMs };
  const key = instanceKey(id);
  return store.write({
    checks: [{ key, versionstamp }],
    mutations: [{ type: "set", key, value, expireIn: lease.leaseMs + KEPT_MS }],
  });
}

/** Removes a row; with a versionstamp, only if it has not changed since it was read. */
export function removeInstance(
  store: Store,
  id: InstanceId,
  versionstamp?: string,
): Promise<boolean> {
  const key = instanceKey(id);
  return store.write({
    checks: versionstamp === undefined ? [] : [{ key, versionstamp }],
    mutations: [{ type: "delete", key }, { type: "delete", key: bellKey(id) }],
  });
}
