/** What a call is set up with: ICE servers, media, timeouts, and features besides talking. */
import * as z from "zod/mini";

export const IceServer = z.strictObject({
  urls: z.array(z.string()),
  username: z.optional(z.string()),
  credential: z.optional(z.string()),
});

/** What a client needs for its media; fetched fresh for each call and each ICE restart. */
export const CallConfig = z.strictObject({
  iceServers: z.array(IceServer),
  iceTransportPolicy: z.enum(["all", "relay"]),
  media: z.strictObject({
    audio: z.strictObject({
      echoCancellation: z.boolean(),
      noiseSuppression: z.boolean(),
      autoGainControl: z.boolean(),
    }),
    /** Pixels and frames per second. */
    video: z.strictObject({ width: z.int(), height: z.int(), frameRate: z.int() }),
    /** The maximum video bitrate, in bits per second. */
    videoMaxBitrate: z.int(),
  }),
  quality: z.strictObject({ reportIntervalMs: z.int() }),
  /** How many people a call can hold. */
  maxParticipants: z.optional(z.int()),
  /** What people in a call can do besides talking; absent means none of it. */
  features: z.optional(z.strictObject({ messages: z.boolean(), recording: z.boolean() })),
  timeouts: z.strictObject({
    ringMs: z.int(),
    seatLeaseMs: z.int(),
    connectMs: z.int(),
  }),
});
export type CallConfig = z.infer<typeof CallConfig>;
