/**
 * The microphone, camera and speaker that the person has chosen, for every page of the site, and
 * the camera switched to for one call. Listeners on this page are told, even if the browser stores
 * nothing (private windows).
 */
import type { ChosenDevice, ChosenKind, DeviceChoices } from "../../model/device-choice.ts";

const KEY = "chat-call.devices";
/** Per tab: the call continues across the tab's pages and ends with the tab. */
const CALL_CAMERA_KEY = "chat-call.call-camera";
/** The same in every copy of the script. */
const CHANGED = "chat-call-device-choice";

/** The browser's name for each kind. */
export const BROWSER_KIND: Record<ChosenKind, MediaDeviceKind> = {
  microphone: "audioinput",
  camera: "videoinput",
  speaker: "audiooutput",
};

/** The choices that the browser did not store, for this page only. */
let unkept: DeviceChoices | null = null;
let callCameraId: string | null | undefined;
/** This page shows the camera without the background, which could not be applied. */
let isBare = false;

/** The latest choices, made here, on an earlier page or in another tab. */
export function readChoices(): DeviceChoices {
  const id = readCallCamera();
  const choices = readKept();
  if (id) choices.camera = { id, label: "" };
  if (isBare) delete choices.background;
  return choices;
}

function readKept(): DeviceChoices {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { ...unkept ?? (kept as DeviceChoices) };
  } catch {
    return { ...unkept };
  }
}

function readCallCamera(): string | null {
  try {
    return callCameraId ??= sessionStorage.getItem(CALL_CAMERA_KEY);
  } catch {
    return null;
  }
}

/** Prefers this camera to the chosen one, until the call is over (null) or another is chosen. */
export function setCallCamera(id: string | null): void {
  callCameraId = id;
  try {
    if (id) sessionStorage.setItem(CALL_CAMERA_KEY, id);
    else sessionStorage.removeItem(CALL_CAMERA_KEY);
  } catch {
    // Then it is for this page only.
  }
}

/** Stores the choices and tells the listeners; unchanged ones make these check their devices. */
export function saveChoices(choices: DeviceChoices): void {
  const { camera, background } = readKept();
  unkept = { ...choices };
  if (choices.camera && choices.camera.id === readCallCamera()) unkept.camera = camera;
  else setCallCamera(null);
  isBare &&= !choices.background;
  if (isBare) unkept.background = background;
  try {
    localStorage.setItem(KEY, JSON.stringify(unkept));
    unkept = null;
  } catch {
    // Then it is for this page only.
  }
  dispatchEvent(new Event(CHANGED));
}

/** Drops the background until the next page, which tries it again, so that this is not for good. */
export function leaveBackground(): void {
  isBare = true;
  dispatchEvent(new Event(CHANGED));
}

/** Calls back at every choice, also in other tabs, until the returned function is called. */
export function followChoices(listener: () => void): () => void {
  const following = new AbortController();
  const { signal } = following;
  addEventListener(CHANGED, listener, { signal });
  addEventListener("storage", ({ key }) => key === KEY && listener(), { signal });
  return () => following.abort();
}

/** The chosen device in this list, found by its id or else by its label; null if it is missing. */
export function findChosen(
  chosen: ChosenDevice | undefined,
  list: readonly MediaDeviceInfo[],
): MediaDeviceInfo | null {
  if (!chosen) return null;
  return list.find(({ deviceId }) => deviceId === chosen.id) ??
    list.find(({ label }) => label !== "" && label === chosen.label) ?? null;
}
