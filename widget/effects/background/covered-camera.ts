/**
 * Puts the chosen background up for a camera that was opened. Loaded by the first one for which there
 * is one, and by the settings. What cannot be put up is never left out instead: that is an error.
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
/** It could not be had before. */
let isDoubted = false;

/** How far the part that tells a person from a room has come. */
export const segmenterState = (): SegmenterState => state;

/** Loads it once for the page; after a failure the next call tries again. */
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
    console.warn(new Error("Cannot put up a background", { cause }));
    loading = null;
    state = "failed";
    isDoubted = true;
    throw backgroundError(cause);
  }
}

/** Has all that takes its time done before there is a camera. */
export async function prepareCover(): Promise<void> {
  createBackgroundPicture()?.close();
  await loadSegmenter();
}

/** The same devices with the camera covered from its first picture on; rejects where it cannot be. */
export async function coverCamera(stream: MediaStream): Promise<MediaStream> {
  // A picture waits for it only then: whoever has been told that it failed is told how it went now.
  if (isDoubted) await loadSegmenter();
  const [camera] = stream.getVideoTracks();
  const cover = coverTrack(camera, readChoices().background!, () => covered.delete(cover!));
  if (!cover) throw backgroundError("no WebGL 2");
  covered.add(cover);
  loadSegmenter().then(cover.clear, cover.fail);
  return new MediaStream([...stream.getAudioTracks(), cover.track]);
}

/** Those that are under way follow the choice; none at all is for whoever holds the track. */
function follow({ background }: DeviceChoices): void {
  if (background) { for (const cover of covered) cover.change(background); }
}
followChoices(() => follow(readChoices()));

function backgroundError(cause: unknown): DOMException {
  const error = new DOMException("The background cannot be put up", BACKGROUND_ERROR);
  return Object.assign(error, { cause });
}
