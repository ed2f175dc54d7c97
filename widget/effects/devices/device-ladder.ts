/**
 * The fallback when devices could not be opened: tries each alone if that may help, and finds out
 * why the rest failed. Loaded at the first failure; knows nothing about calls.
 */
import { BACKGROUND_ERROR } from "../../model/background.ts";
import type { DeviceFailure, DeviceKind } from "../../model/call-failure.ts";
import { deviceErrorType, deviceFailure, isAllowedByPolicy, refuserOf } from "./device-failure.ts";

/** The result of opening devices: the tracks, and why the rest failed. */
export interface Opened {
  tracks: Partial<Record<DeviceKind, MediaStreamTrack>>;
  failures: DeviceFailure[];
}

/** Its `state` is live and follows the person's decisions; null if the browser cannot tell. */
export type AskPermission = (
  device: DeviceKind,
) => Promise<{ readonly state: PermissionState } | null>;

/** Opens what it still can after the error; `openAlone` asks for one device by itself. */
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
 * Whether to try one device alone. A person who has just refused both is not asked again; but if
 * only the other device is denied, they were never asked about this one.
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
