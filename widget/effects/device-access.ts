/**
 * Opening a microphone and a camera as the browser allows: both in one question, and where that
 * fails each alone. Knows nothing of calls; what it opens belongs to whoever asked.
 */
import type { CallConfig } from "../../server/protocol/server-message.ts";
import type { DeviceFailure, DeviceKind } from "../model/call-failure.ts";
import type { DeviceChoices } from "../model/device-choice.ts";
import { readChoices } from "./device-choice.ts";
import { deviceErrorType, deviceFailure, isAllowedByPolicy, refuserOf } from "./device-failure.ts";

export type MediaSettings = CallConfig["media"];

/** What the page's browser offers; tests bring their own. */
export interface Devices {
  /** Undefined on a page without HTTPS. */
  getUserMedia: ((constraints: MediaStreamConstraints) => Promise<MediaStream>) | undefined;
  /** Its `state` follows what the person decides; null where the browser cannot say. */
  permission(device: DeviceKind): Promise<{ readonly state: PermissionState } | null>;
}

export interface Opened {
  tracks: Partial<Record<DeviceKind, MediaStreamTrack>>;
  failures: DeviceFailure[];
}

/** The devices of this browser. */
export const browserDevices: Devices = {
  get getUserMedia() {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    return mediaDevices?.getUserMedia.bind(mediaDevices);
  },
  async permission(device) {
    try {
      return await navigator.permissions.query({ name: device as PermissionName });
    } catch {
      return null;
    }
  },
};

const DEFAULT_SETTINGS: Pick<MediaSettings, "audio" | "video"> = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { width: 1280, height: 720, frameRate: 30 },
};

/** What to ask for; every wish but the device is `ideal`, so that a modest one is better than none. */
export function constraintsFor(
  devices: readonly DeviceKind[],
  settings: MediaSettings | null,
  { microphone, camera }: DeviceChoices = {},
): MediaStreamConstraints {
  const { audio, video: { width, height, frameRate } } = settings ?? DEFAULT_SETTINGS;
  // As a mere wish Chromium passes a microphone's id over.
  const chosen = (device: { id: string } | undefined) =>
    device && { deviceId: { exact: device.id } };
  return {
    ...(devices.includes("microphone") && { audio: { ...audio, ...chosen(microphone) } }),
    ...(devices.includes("camera") && {
      video: {
        ...chosen(camera),
        width: { ideal: width },
        height: { ideal: height },
        aspectRatio: { ideal: width / height },
        frameRate: { ideal: frameRate },
      },
    }),
  };
}

/** Opens what it can of these and says why the rest could not be had; never throws. */
export async function openDevices(
  browser: Devices,
  wanted: readonly DeviceKind[],
  settings: MediaSettings | null,
): Promise<Opened> {
  const { getUserMedia } = browser;
  if (wanted.length === 0) return { tracks: {}, failures: [] };
  if (!getUserMedia) {
    return {
      tracks: {},
      failures: wanted.map((device) => deviceFailure(device, "insecure-context")),
    };
  }
  let failure: unknown;
  try {
    return { tracks: tracksOf(await ask(getUserMedia, wanted, settings)), failures: [] };
  } catch (error) {
    failure = error;
  }
  const permissions = await Promise.all(wanted.map((device) => browser.permission(device)));
  const states = permissions.map((permission) => permission?.state ?? null);
  if (wanted.length === 1) return refused(wanted[0], failure, states[0]);
  const opened: Opened = { tracks: {}, failures: [] };
  for (const [index, device] of wanted.entries()) {
    const others = states.filter((_, at) => at !== index);
    const alone = isWorthAsking(failure, states[index], others)
      ? await openDevices(browser, [device], settings)
      : refused(device, failure, states[index]);
    Object.assign(opened.tracks, alone.tracks);
    opened.failures.push(...alone.failures);
  }
  return opened;
}

/** For what was chosen, and where that is not here, for what the browser likes. */
async function ask(
  getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>,
  wanted: readonly DeviceKind[],
  settings: MediaSettings | null,
): Promise<MediaStream> {
  try {
    return await getUserMedia(constraintsFor(wanted, settings, readChoices()));
  } catch (error) {
    if ((error as Error).name !== "OverconstrainedError") throw error;
    return await getUserMedia(constraintsFor(wanted, settings));
  }
}

/**
 * Whether one device may be had alone. A person who has just said no to both is not asked the same
 * again; but where only the other device is barred, the question was never about this one.
 */
function isWorthAsking(
  failure: unknown,
  state: PermissionState | null,
  others: (PermissionState | null)[],
): boolean {
  const wasRefused = failure instanceof Error && failure.name === "NotAllowedError";
  if (!wasRefused) return true;
  if (state === "denied") return false;
  return state === "granted" || state === null || others.includes("denied");
}

function refused(device: DeviceKind, error: unknown, state: PermissionState | null): Opened {
  const type = deviceErrorType(error, { isForbiddenByPolicy: !isAllowedByPolicy(device) });
  const by = type === "permissions" ? refuserOf(error, state) : undefined;
  return { tracks: {}, failures: [deviceFailure(device, type, by)] };
}

function tracksOf(stream: MediaStream): Opened["tracks"] {
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  return { ...(microphone && { microphone }), ...(camera && { camera }) };
}
