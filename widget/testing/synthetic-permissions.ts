/**
 * Replaces the browser's answers about device permissions. The element relies on them, and a
 * browser that would have to prompt answers neither granted nor denied for a test's devices.
 */

const DEVICES = ["microphone", "camera"];

export interface SyntheticPermissions {
  /** Fires `change` for those who have queried this device: the visitor has changed the answer. */
  tell(device: string): void;
  restore(): void;
}

/** All that `isDenied` does not deny is granted; other permissions are the browser's to answer. */
export function createSyntheticPermissions(
  isDenied: (device: string) => boolean,
): SyntheticPermissions {
  const { query } = Permissions.prototype;
  const told = new Map(DEVICES.map((name) => [name, statusOf(name, isDenied)]));

  Permissions.prototype.query = async function (descriptor) {
    return told.get(descriptor?.name) ?? await query.call(this, descriptor);
  };

  return {
    tell: (device) => void told.get(device)?.dispatchEvent(new Event("change")),
    restore: () => void Object.assign(Permissions.prototype, { query }),
  };
}

function statusOf(name: string, isDenied: (device: string) => boolean): PermissionStatus {
  const status = Object.assign(new EventTarget(), { name, onchange: null });
  return Object.defineProperty(status, "state", {
    get: () => isDenied(name) ? "denied" : "granted",
  }) as typeof status & { state: PermissionState };
}
