/**
 * Who is connected where, across all servers on the store: this process's registry plus what other
 * servers report. It never queries them. Without other servers it equals the registry.
 */
import type { Device } from "../calls/call-service.ts";
import type { ConnectionId, UserId } from "../protocol/ids.ts";
import { REACHABLE_GRACE_MS } from "../protocol/limits.ts";
import type { InstanceId } from "../store/instance-store.ts";
import { createLastSeen } from "./last-seen.ts";
import type { Registry } from "./registry.ts";

/** Told of every device that comes or goes, either here or elsewhere. */
export interface DeviceListener {
  came(device: Device): void;
  went(device: Device): void;
}

export interface Directory extends Registry {
  /** The other server that has the connection; undefined for our own and for unknown ones. */
  instanceOf(id: ConnectionId): InstanceId | undefined;
  /** Another server has it. One that has gone stays gone, since mail can arrive out of order. */
  cameElsewhere(at: InstanceId, device: Device): void;
  wentElsewhere(device: Device): void;
  /** Another server reports that somebody was connected this long ago. */
  sawElsewhere(userId: UserId, agoMs: number): void;
  /** The complete list of another server's connections: drops any others. */
  onlyElsewhere(at: InstanceId, ids: ReadonlySet<ConnectionId>): void;
  /** Forgets another server and returns the connections it had. */
  dropInstance(instance: InstanceId): Device[];
  /** Listens to connections of this process (`onOwn`) or of other servers (`onOthers`). */
  onOwn(listener: DeviceListener): void;
  onOthers(listener: DeviceListener): void;
}

interface RemoteDevice extends Device {
  at: InstanceId;
}

/** Longer than mail can be under way. */
const GONE_REMEMBERED_MS = 120_000;

/** A directory around a registry; nothing else may write to that registry. */
export function createDirectory(local: Registry, now: () => number = Date.now): Directory {
  const byId = new Map<ConnectionId, RemoteDevice>();
  const byUser = new Map<UserId, Set<ConnectionId>>();
  const byInstance = new Map<InstanceId, Set<ConnectionId>>();
  // Oldest first.
  const gone = new Map<ConnectionId, number>();
  const lastSeen = createLastSeen(now);
  const ownListeners: DeviceListener[] = [];
  const otherListeners: DeviceListener[] = [];

  function bury(id: ConnectionId): void {
    for (const [old, at] of gone) {
      if (now() - at < GONE_REMEMBERED_MS) break;
      gone.delete(old);
    }
    gone.set(id, now());
  }

  function drop(connectionId: ConnectionId): void {
    const device = byId.get(connectionId);
    if (!device) return;
    const { userId, at } = device;
    byId.delete(connectionId);
    removed(byInstance, at, connectionId);
    if (removed(byUser, userId, connectionId)) lastSeen.add(userId);
    for (const { went } of otherListeners) went({ userId, connectionId });
  }

  const seenAt = (userId: UserId) =>
    Math.max(local.lastSeenAt(userId) ?? -Infinity, lastSeen.at(userId) ?? -Infinity);

  return {
    ...local,
    get size() {
      return local.size;
    },

    add(connection) {
      local.add(connection);
      const device = { userId: connection.user.id, connectionId: connection.id };
      for (const { came } of ownListeners) came(device);
    },

    remove(connection) {
      if (!local.remove(connection)) return false;
      const device = { userId: connection.user.id, connectionId: connection.id };
      for (const { went } of ownListeners) went(device);
      return true;
    },

    personAt: (id) => local.personAt(id) ?? byId.get(id)?.userId,
    connectionsOf: (userId) => [...local.connectionsOf(userId), ...byUser.get(userId) ?? []],
    countOf: (userId) => local.countOf(userId) + (byUser.get(userId)?.size ?? 0),
    lastSeenAt(userId) {
      if (byUser.has(userId)) return now();
      const at = seenAt(userId);
      return at === -Infinity ? null : at;
    },
    isReachable: (userId) => byUser.has(userId) || now() - seenAt(userId) <= REACHABLE_GRACE_MS,

    instanceOf: (id) => byId.get(id)?.at,
    cameElsewhere(at, { userId, connectionId }) {
      if (gone.has(connectionId) || local.get(connectionId)) return;
      const known = byId.get(connectionId);
      // A server that was given up comes back under another id, with the same connections.
      if (known) removed(byInstance, known.at, connectionId);
      byId.set(connectionId, { at, userId, connectionId });
      added(byInstance, at, connectionId);
      if (known) return;
      added(byUser, userId, connectionId);
      for (const { came } of otherListeners) came({ userId, connectionId });
    },
    wentElsewhere({ connectionId }) {
      bury(connectionId);
      drop(connectionId);
    },
    onlyElsewhere(at, ids) {
      for (const id of [...byInstance.get(at) ?? []]) if (!ids.has(id)) drop(id);
    },
    dropInstance(instance) {
      const devices = Array.from(byInstance.get(instance) ?? [], (connectionId) => ({
        userId: byId.get(connectionId)!.userId,
        connectionId,
      }));
      for (const { connectionId } of devices) drop(connectionId);
      return devices;
    },
    sawElsewhere: lastSeen.add,
    onOwn: (listener) => void ownListeners.push(listener),
    onOthers: (listener) => void otherListeners.push(listener),
  };
}

function added<K>(sets: Map<K, Set<ConnectionId>>, name: K, id: ConnectionId): void {
  const set = sets.get(name);
  if (set) set.add(id);
  else sets.set(name, new Set([id]));
}

/** Removes the value; true if it was the last. */
function removed<K>(sets: Map<K, Set<ConnectionId>>, name: K, id: ConnectionId): boolean {
  const set = sets.get(name);
  set?.delete(id);
  return set?.size === 0 && sets.delete(name);
}
