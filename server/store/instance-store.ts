/** Which servers share the store: each keeps a row of its own that it renews as long as it lives. */
import { bellKey, instanceKey, INSTANCES } from "./kv/keys.ts";
import type { Store } from "./kv/kv.ts";

/** One run of one server; a server that was given up comes back under a new one. */
export type InstanceId = string;

/** A server's row. That it lives shows in the versionstamp: no two clocks need agree for that. */
export interface InstanceRow {
  id: InstanceId;
  versionstamp: string;
  /** Until when its writer meant it to hold, epoch milliseconds of the writer's clock. */
  leaseUntil: number;
}

interface Lease {
  leaseUntil: number;
}

const INSTANCES_MAX = 1_000;
/** Rows that nobody renews are collected some time after their lease. */
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

/** Renews a row that is as read, or makes the first one; false where it is not as read. */
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

/** Takes a row away; with a versionstamp only if it is still the one that was read. */
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
