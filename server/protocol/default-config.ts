/** One home for what a call is set up with: the server says it, and a page that it does not reach goes by it all the same. */
import type { CallConfig } from "./call-config.ts";

/** Where nothing else is configured. */
export const DEFAULT_CONFIG: CallConfig = {
  iceServers: [],
  iceTransportPolicy: "all",
  media: {
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: { width: 1280, height: 720, frameRate: 30 },
    // A 720p camera is full at this rate; more would only take from the voice.
    videoMaxBitrate: 2_500_000,
  },
  quality: { reportIntervalMs: 10_000 },
  // `connectMs`: from the answer to the first media before a call counts as failed.
  timeouts: { ringMs: 30_000, seatLeaseMs: 30_000, connectMs: 30_000 },
};
