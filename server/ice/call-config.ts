/**
 * What a client needs to set up its media: the answer of `webrtc:config:get` and `GET /api/config`.
 */
import type { Config } from "../config/config.ts";
import { DEFAULT_CONFIG } from "../protocol/default-config.ts";
import type { UserId } from "../protocol/ids.ts";
import type { CallConfig } from "../protocol/call-config.ts";
import { iceServers } from "./ice-servers.ts";

/** Builds the answer for one person. */
export type CallConfigFor = (userId: UserId) => Promise<CallConfig>;

/** Binds the answer to the config and a clock. */
export function createCallConfig(config: Config, now: () => number): CallConfigFor {
  return async (userId) => ({
    ...DEFAULT_CONFIG,
    iceServers: await iceServers(config.ice, userId, now()),
    iceTransportPolicy: config.ice.transportPolicy,
    maxParticipants: config.maxParticipants,
    features: { messages: config.features.messages, recording: config.features.recording },
    timeouts: {
      ...DEFAULT_CONFIG.timeouts,
      ringMs: config.ringTimeoutMs,
      seatLeaseMs: config.seatLeaseMs,
    },
  });
}
