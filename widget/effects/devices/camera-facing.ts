/**
 * The camera facing the other way: whether there is one, and switching to it. Loaded if the browser
 * reports which way the camera in use faces, as on phones. Knows no call.
 */
import { constraintsFor, type Devices, type MediaSettings, openDevices } from "./device-access.ts";
import type { Opened } from "./device-ladder.ts";

/** On a touch device with several cameras, one most likely faces the other way. */
export async function canSwitch(
  media: Pick<MediaDevices, "enumerateDevices"> = navigator.mediaDevices,
  isTouched = matchMedia("(pointer: coarse)").matches,
): Promise<boolean> {
  if (!isTouched) return false;
  const devices = await media.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput").length > 1;
}

/** Opens the camera facing the other way than this track's; if that fails, the same one again. */
export async function openOther(
  devices: Devices,
  settings: MediaSettings | null,
  track: MediaStreamTrack,
): Promise<Opened> {
  const { facingMode, deviceId } = track.getSettings();
  // A phone opens one camera at a time.
  track.stop();
  const { video } = constraintsFor(["camera"], settings);
  const other = facingMode === "environment" ? "user" : "environment";
  const wish = { ...(video as MediaTrackConstraints), facingMode: { exact: other } };
  try {
    const stream = await devices.getUserMedia!({ video: wish });
    return { tracks: { camera: stream.getVideoTracks()[0] }, failures: [] };
  } catch {
    const before = deviceId ? { camera: { id: deviceId, label: track.label } } : undefined;
    return await openDevices(devices, ["camera"], settings, before);
  }
}
