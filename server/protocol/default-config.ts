/** The default call configuration: sent by the server, and used by pages that cannot reach it. */
import type { CallConfig } from "./call-config.ts";

/** Used unless configured otherwise. */
export const DEFAULT_CONFIG: CallConfig = {
  iceServers: [],
  iceTransportPolicy: "all",
  media: {
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: { width: 1280, height: 720, frameRate: 30 },
    // Enough for a 720p camera; more would only take bandwidth from the voice.
    videoMaxBitrate: 2_500_000,
  },
  quality: { reportIntervalMs: 10_000 },
  // `connectMs`: from the answer to the first media, before a call counts as failed.
  timeouts: { ringMs: 30_000, seatLeaseMs: 30_000, connectMs: 30_000 },
};
