/**
 * What this page may open without a question. Asked before it is needed: at the press of Accept every
 * millisecond is silence.
 */
import type { DeviceKind } from "../../model/call-failure.ts";
import type { AskPermission } from "./device-ladder.ts";

export interface DevicePermissions {
  /** Settles when the browser has said so of all. */
  readonly known: Promise<unknown>;
  isKnown(wanted: readonly DeviceKind[]): boolean;
  isGranted(wanted: readonly DeviceKind[]): boolean;
}

export function askPermissions(ask: AskPermission): DevicePermissions {
  const permissions = new Map<DeviceKind, { readonly state: PermissionState } | null>();
  return {
    known: Promise.all(
      (["microphone", "camera"] as const).map(async (device) => {
        permissions.set(device, await ask(device));
      }),
    ),
    isKnown: (wanted) => wanted.every((device) => permissions.has(device)),
    isGranted: (wanted) => wanted.every((device) => permissions.get(device)?.state === "granted"),
  };
}
