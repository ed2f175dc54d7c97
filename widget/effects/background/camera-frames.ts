/**
 * A camera's pictures, one after the other, also while nobody looks at the page; and a track of drawn
 * ones. Where the browser gives the pictures themselves no clock is needed, elsewhere a video plays them.
 */
import type { Frame } from "./background-picture.ts";

/** Gets a picture; it is gone when this returns. */
type Taker = (frame: Frame, size: { width: number; height: number }) => void;

/** As often as a page looks that is not seen, where the browser lets it. */
const UNSEEN_MS = 66;
/** For so long no frame is told where the page has just gone out of sight. */
const UNTOLD_MS = 500;

interface TrackProcessor {
  readable: ReadableStream<VideoFrame>;
}
interface TrackGenerator extends MediaStreamTrack {
  writable: WritableStream<VideoFrame>;
}
/** Chromium's; the standard has them in workers only, and there is none on another origin's page. */
interface Insertable {
  MediaStreamTrackProcessor?: new (
    init: { track: MediaStreamTrack; maxBufferSize: number },
  ) => TrackProcessor;
  MediaStreamTrackGenerator?: new (init: { kind: "video" }) => TrackGenerator;
}

/** Hands out the pictures of this track until the returned function is called. */
export function takeFrames(track: MediaStreamTrack, take: Taker): () => void {
  const { MediaStreamTrackProcessor } = globalThis as Insertable;
  return MediaStreamTrackProcessor
    ? readFrames(new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }), take)
    : playFrames(track, take);
}

function readFrames({ readable }: TrackProcessor, take: Taker): () => void {
  const reader = readable.getReader();
  void (async () => {
    for (;;) {
      const { value: frame } = await reader.read();
      if (!frame) return;
      try {
        take(frame, { width: frame.displayWidth, height: frame.displayHeight });
      } finally {
        frame.close();
      }
    }
  })().catch((cause) => console.warn(new Error("Cannot read the camera", { cause })));
  return () => void reader.cancel().catch(() => {});
}

function playFrames(track: MediaStreamTrack, take: Taker): () => void {
  const video = document.createElement("video");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let request = 0;
  let isOver = false;
  video.muted = video.playsInline = true;
  video.srcObject = new MediaStream([track]);

  function rest(): void {
    clearTimeout(timer);
    video.cancelVideoFrameCallback?.(request);
  }
  function look(): void {
    rest();
    if (isOver) return;
    // A phone pauses it while the page is not seen.
    if (video.paused) void video.play().catch(() => {});
    const { videoWidth: width, videoHeight: height } = video;
    if (video.readyState >= video.HAVE_CURRENT_DATA && width > 0) take(video, { width, height });
    // Of a page that is not seen no frame is told, and not every browser tells of any.
    const isTold = !document.hidden && "requestVideoFrameCallback" in video;
    if (isTold) request = video.requestVideoFrameCallback(look);
    timer = setTimeout(look, isTold ? UNTOLD_MS : UNSEEN_MS);
  }
  void video.play().then(look, look);
  return () => {
    isOver = true;
    rest();
    video.srcObject = null;
  };
}

export interface DrawnTrack {
  track: MediaStreamTrack;
  /** What is on the canvas is its next picture. */
  show(): void;
  close(): void;
}

/** By the browser's own: whoever holds the track may have been given another. */
const stop = (track: MediaStreamTrack) => MediaStreamTrack.prototype.stop.call(track);

/** A track of what is drawn there. */
export function drawnTrack(canvas: HTMLCanvasElement): DrawnTrack {
  const { MediaStreamTrackGenerator } = globalThis as Insertable;
  if (!MediaStreamTrackGenerator) {
    const [track] = canvas.captureStream().getVideoTracks();
    return { track, show: () => {}, close: () => stop(track) };
  }
  const track = new MediaStreamTrackGenerator({ kind: "video" });
  const writer = track.writable.getWriter();
  return {
    track,
    show() {
      const frame = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1000) });
      // Nobody takes it where the track was stopped meanwhile.
      writer.write(frame).catch(() => frame.close());
    },
    close() {
      stop(track);
      void writer.close().catch(() => {});
    },
  };
}
