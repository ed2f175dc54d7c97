/**
 * What the browser says that the page may open, in place of its own word: the element goes by it, and
 * a browser that would have to ask says of a test's devices neither yes nor no.
 */

const DEVICES = ["microphone", "camera"];

export interface SyntheticPermissions {
  /** Tells whoever has asked that the visitor has thought better of it. */
  tell(device: string): void;
  restore(): void;
}

/** All that `isDenied` does not name is granted; other permissions are the browser's own affair. */
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
