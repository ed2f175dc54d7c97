/**
 * Which microphone, camera and speaker this person has chosen, for every page of the site, and the
 * camera switched to for one call. Told to whoever follows on this page, also where the browser keeps
 * nothing (private windows).
 */
import type { ChosenDevice, ChosenKind, DeviceChoices } from "../model/device-choice.ts";

const KEY = "chat-call.devices";
/** Of this tab: the call goes on over its pages, and ends with it. */
const CALL_CAMERA_KEY = "chat-call.call-camera";
/** The same in every copy of the script. */
const CHANGED = "chat-call-device-choice";

/** The browser's word for each kind. */
export const BROWSER_KIND: Record<ChosenKind, MediaDeviceKind> = {
  microphone: "audioinput",
  camera: "videoinput",
  speaker: "audiooutput",
};

let latest: DeviceChoices | null = null;
let callCameraId: string | null | undefined;

/** What was chosen last, here or on an earlier page. */
export function readChoices(): DeviceChoices {
  const id = readCallCamera();
  return id ? { ...readKept(), camera: { id, label: "" } } : readKept();
}

function readKept(): DeviceChoices {
  if (latest) return latest;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return latest = typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function readCallCamera(): string | null {
  try {
    return callCameraId ??= sessionStorage.getItem(CALL_CAMERA_KEY);
  } catch {
    return null;
  }
}

/** Has this camera go before the chosen one, until the call is over (null) or another is chosen. */
export function setCallCamera(id: string | null): void {
  callCameraId = id;
  try {
    if (id) sessionStorage.setItem(CALL_CAMERA_KEY, id);
    else sessionStorage.removeItem(CALL_CAMERA_KEY);
  } catch {
    // Then it is for this page only.
  }
}

/** Keeps the choices and tells of them. The same ones once more have everybody look whether they use them. */
export function saveChoices(choices: DeviceChoices): void {
  const { camera, ...others } = choices;
  const { camera: kept } = readKept();
  if (camera && camera.id === readCallCamera()) {
    latest = kept ? { ...others, camera: kept } : others;
  } else {
    setCallCamera(null);
    latest = choices;
  }
  try {
    localStorage.setItem(KEY, JSON.stringify(latest));
  } catch {
    // Then it is for this page only.
  }
  dispatchEvent(new Event(CHANGED));
}

/** Does without the background until the next page: there it is tried again, and nobody's room is shown for good. */
export function leaveBackground(): void {
  latest = { ...readKept(), background: undefined };
  dispatchEvent(new Event(CHANGED));
}

/** Calls back at every choice until the returned function is called. */
export function followChoices(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  return () => removeEventListener(CHANGED, listener);
}

/** The device of this list that was chosen, by its id or else by its label; null where it is not here. */
export function findChosen(
  chosen: ChosenDevice | undefined,
  list: readonly MediaDeviceInfo[],
): MediaDeviceInfo | null {
  if (!chosen) return null;
  return list.find(({ deviceId }) => deviceId === chosen.id) ??
    list.find(({ label }) => label !== "" && label === chosen.label) ?? null;
}
