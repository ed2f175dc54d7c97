/**
 * Reads a camera's frames, also in a hidden page, and makes a track of drawn ones. Where the
 * browser does not hand out the frames themselves, a video element plays them.
 */
import type { Frame } from "./background-picture.ts";

/** Takes a frame, which is valid only during the call. */
type Taker = (frame: Frame, size: { width: number; height: number }) => void;

/** The polling interval where frame callbacks are missing or the page is hidden. */
const UNSEEN_MS = 66;
/** Falls back to polling if no frame callback comes for this long, as when the page gets hidden. */
const UNTOLD_MS = 500;

interface TrackProcessor {
  readable: ReadableStream<VideoFrame>;
}
interface TrackGenerator extends MediaStreamTrack {
  writable: WritableStream<VideoFrame>;
}
/** Chromium only. The standard has these in workers, which a cross-origin script cannot start. */
interface Insertable {
  MediaStreamTrackProcessor?: new (
    init: { track: MediaStreamTrack; maxBufferSize: number },
  ) => TrackProcessor;
  MediaStreamTrackGenerator?: new (init: { kind: "video" }) => TrackGenerator;
}

/** Passes on the frames of this track until the returned function is called. */
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
    // A phone pauses the video while the page is hidden.
    if (video.paused) void video.play().catch(() => {});
    const { videoWidth: width, videoHeight: height } = video;
    if (video.readyState >= video.HAVE_CURRENT_DATA && width > 0) take(video, { width, height });
    // A hidden page gets no frame callbacks, and not every browser has them.
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
  /** Sends the canvas as the track's next frame. */
  show(): void;
  close(): void;
}

/** Calls the browser's own `stop`: `covered-track.ts` overrides it on the track. */
const stop = (track: MediaStreamTrack) => MediaStreamTrack.prototype.stop.call(track);

/** A track of what is drawn on the canvas. */
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
      // Rejected if the track was stopped in the meantime.
      writer.write(frame).catch(() => frame.close());
    },
    close() {
      stop(track);
      void writer.close().catch(() => {});
    },
  };
}
