/**
 * What follows when devices could not be opened: each is tried alone where that may help, and why the
 * rest could not be had. Loaded at the first failure; knows nothing of calls.
 */
import { BACKGROUND_ERROR } from "../../model/background.ts";
import type { DeviceFailure, DeviceKind } from "../../model/call-failure.ts";
import { deviceErrorType, deviceFailure, isAllowedByPolicy, refuserOf } from "./device-failure.ts";

/** What opening came to: the tracks, and why the rest could not be had. */
export interface Opened {
  tracks: Partial<Record<DeviceKind, MediaStreamTrack>>;
  failures: DeviceFailure[];
}

/** Its `state` follows what the person decides; null where the browser cannot say. */
export type AskPermission = (
  device: DeviceKind,
) => Promise<{ readonly state: PermissionState } | null>;

/** What can still be had of these after the error; `openAlone` asks for one of them by itself. */
export async function descend(
  permission: AskPermission,
  wanted: readonly DeviceKind[],
  error: unknown,
  openAlone: (device: DeviceKind) => Promise<Opened>,
): Promise<Opened> {
  const permissions = await Promise.all(wanted.map((device) => permission(device)));
  const states = permissions.map((permission) => permission?.state ?? null);
  if (wanted.length === 1) return refused(wanted[0], error, states[0]);
  const opened: Opened = { tracks: {}, failures: [] };
  for (const index of wanted.keys()) {
    const device = wanted[index];
    const others = states.filter((_, at) => at !== index);
    const alone = isWorthAsking(error, states[index], others)
      ? await openAlone(device)
      : refused(device, error, states[index]);
    Object.assign(opened.tracks, alone.tracks);
    opened.failures.push(...alone.failures);
  }
  return opened;
}

/**
 * Whether one device may be had alone. A person who has just said no to both is not asked the same
 * again; but where only the other device is barred, the question was never about this one.
 */
function isWorthAsking(
  error: unknown,
  state: PermissionState | null,
  others: (PermissionState | null)[],
): boolean {
  const wasRefused = error instanceof Error && error.name === "NotAllowedError";
  if (!wasRefused) return true;
  if (state === "denied") return false;
  return state === "granted" || state === null || others.includes("denied");
}

function refused(device: DeviceKind, error: unknown, state: PermissionState | null): Opened {
  const type = deviceErrorType(error, { isForbiddenByPolicy: !isAllowedByPolicy(device) });
  const by = type === "permissions" ? refuserOf(error, state) : causeOf(error);
  return { tracks: {}, failures: [deviceFailure(device, type, by)] };
}

const causeOf = (error: unknown): DeviceFailure["by"] =>
  error instanceof DOMException && error.name === BACKGROUND_ERROR ? "background" : undefined;
