/**
 * Opens microphone and camera as the browser allows: both in one prompt, and if that fails, each
 * alone. Knows nothing about calls; the caller owns what it opens.
 */
import { DEFAULT_CONFIG } from "../../../server/protocol/default-config.ts";
import type { CallConfig } from "../../../server/protocol/call-config.ts";
import type { DeviceErrorType, DeviceKind } from "../../model/call-failure.ts";
import type { DeviceChoices } from "../../model/device-choice.ts";
import { readChoices } from "./device-choice.ts";
import type { AskPermission, Opened } from "./device-ladder.ts";

export type MediaSettings = CallConfig["media"];

/** The browser's device APIs; tests bring their own. */
export interface Devices {
  /** Undefined on a page without HTTPS. */
  getUserMedia: ((constraints: MediaStreamConstraints) => Promise<MediaStream>) | undefined;
  permission: AskPermission;
}

/** The devices of this browser; a camera is opened with its chosen background applied. */
export const browserDevices: Devices = {
  get getUserMedia() {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    return mediaDevices && (async (constraints: MediaStreamConstraints) => {
      const stream = await mediaDevices.getUserMedia(constraints);
      // Only now: it may have been chosen while the browser asked.
      return constraints.video && readChoices().background ? await cover(stream) : stream;
    });
  },
  async permission(device) {
    try {
      return await navigator.permissions.query({ name: device as PermissionName });
    } catch {
      return null;
    }
  },
};

/** If the background cannot be applied, the camera fails: the room must not be seen. */
async function cover(stream: MediaStream): Promise<MediaStream> {
  try {
    return await (await import("../background/covered-camera.ts")).coverCamera(stream);
  } catch (error) {
    stream.getTracks().forEach((track) => track.stop());
    throw error;
  }
}

/** Loads what a chosen background needs while it rings: after the answer the voice comes first. */
export function prepareCamera(): void {
  if (!readChoices().background) return;
  import("../background/covered-camera.ts").then((part) => part.prepareCover()).catch(() => {});
}

/** The constraints; all but the device are `ideal`, since a modest device is better than none. */
export function constraintsFor(
  devices: readonly DeviceKind[],
  settings: MediaSettings | null,
  { microphone, camera }: DeviceChoices = {},
): MediaStreamConstraints {
  const { audio, video: { width, height, frameRate } } = settings ?? DEFAULT_CONFIG.media;
  // Chromium ignores a microphone's id that is only `ideal`.
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

/** Opens those of one or more devices that it can, and tells why the rest failed; never throws. */
export async function openDevices(
  browser: Devices,
  wanted: readonly DeviceKind[],
  settings: MediaSettings | null,
  choices = readChoices(),
): Promise<Opened> {
  const { getUserMedia } = browser;
  if (!getUserMedia) return none(wanted, "insecure-context");
  try {
    return { tracks: tracksOf(await ask(getUserMedia, wanted, settings, choices)), failures: [] };
  } catch (error) {
    const ladder = await import("./device-ladder.ts").catch(() => null);
    if (!ladder) return none(wanted, "unknown");
    return await ladder.descend(
      browser.permission,
      wanted,
      error,
      (device) => openDevices(browser, [device], settings, choices),
    );
  }
}

const none = (wanted: readonly DeviceKind[], type: DeviceErrorType): Opened => ({
  tracks: {},
  failures: wanted.map((device) => ({ kind: "device", device, type })),
});

/** Asks for the chosen devices, or, if they are missing, for the browser's default ones. */
async function ask(
  getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>,
  wanted: readonly DeviceKind[],
  settings: MediaSettings | null,
  choices: DeviceChoices,
): Promise<MediaStream> {
  try {
    return await getUserMedia(constraintsFor(wanted, settings, choices));
  } catch (error) {
    if ((error as Error).name !== "OverconstrainedError") throw error;
    return await getUserMedia(constraintsFor(wanted, settings));
  }
}

function tracksOf(stream: MediaStream): Opened["tracks"] {
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  return { ...(microphone && { microphone }), ...(camera && { camera }) };
}
