/**
 * Which devices this page may open without a prompt. Queried in advance: after the press on Accept
 * every millisecond is silence.
 */
import type { DeviceKind } from "../../model/call-failure.ts";
import type { AskPermission } from "./device-ladder.ts";

export interface DevicePermissions {
  /** Resolves when the browser has answered for all devices. */
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
