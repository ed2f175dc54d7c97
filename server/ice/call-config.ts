/** Everything a client needs to set up its media, as `webrtc:config:get` and `GET /api/config` answer it. */
import type { Config } from "../config.ts";
import type { UserId } from "../protocol/ids.ts";
import type { CallConfig } from "../protocol/server-message.ts";
import { iceServers } from "./ice-servers.ts";

/** A 720p camera is full at this rate; more would only take from the voice. */
const VIDEO_MAX_BITRATE = 2_500_000;
/** From the answer to the first media before a call counts as failed. */
const CONNECT_MS = 30_000;
const QUALITY_REPORT_INTERVAL_MS = 10_000;

/** Builds the answer for one person. */
export type CallConfigFor = (userId: UserId) => Promise<CallConfig>;

/** Binds the answer to the settings and a clock. */
export function createCallConfig(config: Config, now: () => number): CallConfigFor {
  return async (userId) => ({
    iceServers: await iceServers(config.ice, userId, now()),
    iceTransportPolicy: config.ice.transportPolicy,
    media: {
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      video: { width: 1280, height: 720, frameRate: 30 },
      videoMaxBitrate: VIDEO_MAX_BITRATE,
    },
    quality: { reportIntervalMs: QUALITY_REPORT_INTERVAL_MS },
    maxParticipants: config.maxParticipants,
    timeouts: {
      ringMs: config.ringTimeoutMs,
      seatLeaseMs: config.seatLeaseMs,
      connectMs: CONNECT_MS,
    },
  });
}
