/**
 * A camera's track with a background applied. Apart from the pictures it behaves like the camera's
 * own track: label, settings and end are the same, and stopping it stops the camera.
 */
import type { Background } from "../../model/background.ts";
import { paintBackdrop, type Size } from "./backdrop-canvas.ts";
import { createBackgroundPicture, type Frame } from "./background-picture.ts";
import { drawnTrack, takeFrames } from "./camera-frames.ts";
import { MASK_HEIGHT, MASK_WIDTH, type PersonSegmenter } from "./person-segmenter.ts";
import { createPicturePace } from "./picture-pace.ts";

export interface CoveredTrack {
  track: MediaStreamTrack;
  /** Changes the background. */
  change(background: Background): void;
  /** Starts to show the person; until then everything is background. */
  clear(segmenter: PersonSegmenter): void;
  /** Gives up: the track ends like that of an unplugged camera. */
  fail(): void;
}

/** While no person is shown yet, draws rarely: the call, which is just starting, needs the time. */
const EMPTY_EVERY_MS = 200;
/** A lost GPU context that is not back by now will not return. */
const GONE_MS = 5_000;

/** Null if this browser cannot draw backgrounds. */
export function coverTrack(
  camera: MediaStreamTrack,
  background: Background,
  onEnd: () => void,
): CoveredTrack | null {
  const picture = createBackgroundPicture();
  if (!picture) return null;
  const shown = drawnTrack(picture.canvas);
  const { track } = shown;
  const mask = new OffscreenCanvas(MASK_WIDTH, MASK_HEIGHT);
  const pen = mask.getContext("2d", { willReadFrequently: true })!;
  let segmenter: PersonSegmenter | null = null;
  let wanted = background;
  let size: Size = { width: 0, height: 0 };
  let painting = 0;
  const pace = createPicturePace();
  let shownAt = performance.now();

  const leaveFrames = takeFrames(camera, (frame, { width, height }) => {
    const began = performance.now();
    if (!pace.isFree(began)) return;
    const { scale } = pace;
    resize({ width: Math.round(width * scale), height: Math.round(height * scale) });
    try {
      if (picture.draw(frame, size, lookFor(frame))) {
        shown.show();
        shownAt = began;
      } else if (began - shownAt > GONE_MS) fail();
    } catch (cause) {
      console.warn(new Error("Cannot draw a background", { cause }));
      fail();
    }
    pace.drew(began, performance.now(), segmenter ? 0 : EMPTY_EVERY_MS);
  });

  function lookFor(person: Frame): Float32Array | null {
    if (!segmenter) return null;
    pen.drawImage(person, 0, 0, MASK_WIDTH, MASK_HEIGHT);
    return segmenter.segment(pen.getImageData(0, 0, MASK_WIDTH, MASK_HEIGHT));
  }

  function resize(now: Size): void {
    if (now.width === size.width && now.height === size.height) return;
    size = now;
    void repaint();
  }

  /** Until the picture has loaded, or if it cannot be, the room is blurred rather than shown. */
  async function repaint(): Promise<void> {
    const mine = ++painting;
    const canvas = await paintBackdrop(wanted, size).catch((cause) => {
      console.warn(new Error(`Cannot show ${wanted} as a background`, { cause }));
      return null;
    });
    if (mine === painting) picture!.setBehind(canvas);
  }

  /** False if it had ended before. */
  function end(): boolean {
    if (track.readyState === "ended") return false;
    painting++;
    leaveFrames();
    camera.onended = camera.onmute = camera.onunmute = null;
    camera.stop();
    shown.close();
    picture!.close();
    onEnd();
    return true;
  }
  function fail(): void {
    if (end()) track.dispatchEvent(new Event("ended"));
  }

  camera.onended = fail;
  camera.onmute = camera.onunmute = ({ type }) => track.dispatchEvent(new Event(type));
  Object.defineProperties(track, {
    label: { value: camera.label },
    muted: { get: () => camera.muted },
    getSettings: { value: () => camera.getSettings() },
    stop: { value: () => void end() },
  });

  return {
    track,
    change(background) {
      wanted = background;
      if (size.width > 0) void repaint();
    },
    clear: (ready) => void (segmenter = ready),
    fail,
  };
}
