/**
 * Applies the chosen background to an opened camera. Loaded with the first camera that needs one,
 * and by the settings. A background that cannot be applied is an error: the room is never shown.
 */
import { BACKGROUND_ERROR } from "../../model/background.ts";
import type { DeviceChoices } from "../../model/device-choice.ts";
import { createBackgroundPicture } from "./background-picture.ts";
import { type CoveredTrack, coverTrack } from "./covered-track.ts";
import { followChoices, readChoices } from "../devices/device-choice.ts";
import { loadPersonSegmenter, type PersonSegmenter } from "./person-segmenter.ts";

export type SegmenterState = "loading" | "ready" | "failed";

const covered = new Set<CoveredTrack>();
let loading: Promise<PersonSegmenter> | null = null;
let state: SegmenterState = "loading";
/** Whether the last attempt to load failed. */
let isDoubted = false;

/** Whether the model that recognises people is loading, ready or failed. */
export const segmenterState = (): SegmenterState => state;

/** Loads the model once per page; after a failure the next call tries again. */
export function loadSegmenter(load = loadPersonSegmenter): Promise<PersonSegmenter> {
  return loading ??= begin(load);
}

async function begin(load: typeof loadPersonSegmenter): Promise<PersonSegmenter> {
  state = "loading";
  try {
    const segmenter = await load();
    state = "ready";
    isDoubted = false;
    return segmenter;
  } catch (cause) {
    console.warn(new Error("Cannot apply a background", { cause }));
    loading = null;
    state = "failed";
    isDoubted = true;
    throw backgroundError(cause);
  }
}

/** Does the slow preparations before there is a camera. */
export async function prepareCover(): Promise<void> {
  createBackgroundPicture()?.close();
  await loadSegmenter();
}

/** The same devices with the background applied from the first frame; rejects if it cannot be. */
export async function coverCamera(stream: MediaStream): Promise<MediaStream> {
  // Only after a failure does the camera wait for the model: the person has to learn how it went
  // now.
  if (isDoubted) await loadSegmenter();
  const [camera] = stream.getVideoTracks();
  const cover = coverTrack(camera, readChoices().background!, () => covered.delete(cover!));
  if (!cover) throw backgroundError("no WebGL 2");
  covered.add(cover);
  loadSegmenter().then(cover.clear, cover.fail);
  return new MediaStream([...stream.getAudioTracks(), cover.track]);
}

/** Running covers follow the choice. Choosing no background is up to whoever holds the track. */
function follow({ background }: DeviceChoices): void {
  if (background) { for (const cover of covered) cover.change(background); }
}
followChoices(() => follow(readChoices()));

function backgroundError(cause: unknown): DOMException {
  const error = new DOMException("The background cannot be applied", BACKGROUND_ERROR);
  return Object.assign(error, { cause });
}
