/**
 * The camera gives way before the voice. On a poor path it sends a lower bitrate, then a smaller
 * picture; when the path has been good for a while, it steps up again.
 */
import type { VideoShare } from "./video-sending.ts";

export interface VideoAdaptation {
  /** Takes the next score of the connection, from 0 to 100. */
  follow(score: number): Promise<void>;
  /** Even the lowest step has been too much for a while. */
  readonly isExhausted: boolean;
}

export interface VideoAdaptationOptions {
  connection: Pick<RTCPeerConnection, "getSenders">;
  /** What the camera may send on a good path; less when more people are in the call. */
  share: () => VideoShare;
}

/** What the camera may send, from its full share down to what any path carries. */
const STEPS = [
  { bitrateShare: 1, scale: 1 },
  { bitrateShare: 0.3, scale: 1 },
  { bitrateShare: 0.1, scale: 2 },
] as const;
const POOR = 40;
const FINE = 80;
/** Scores in a row: two are a trend downwards, six (12 s) are worth a step up. */
const DOWN_AFTER = 2;
const UP_AFTER = 6;
const EXHAUSTED_AFTER = 4;

export function createVideoAdaptation(
  { connection, share }: VideoAdaptationOptions,
): VideoAdaptation {
  let step = 0;
  let poor = 0;
  let fine = 0;

  async function apply(): Promise<void> {
    const { bitrateShare, scale } = STEPS[step];
    const full = share();
    for (const sender of connection.getSenders()) {
      if (sender.track?.kind !== "video") continue;
      const parameters = sender.getParameters();
      const [encoding] = parameters.encodings ?? [];
      // A screen must stay readable, so it keeps its size and only gets fewer frames.
      const isScreen = sender.track.contentHint === "detail";
      const maxBitrate = Math.round(full.maxBitrate * Math.max(bitrateShare, isScreen ? 0.2 : 0));
      if (!encoding || encoding.maxBitrate === maxBitrate) continue;
      encoding.maxBitrate = maxBitrate;
      encoding.scaleResolutionDownBy = isScreen ? 1 : full.scale * scale;
      // Renegotiated or closed between reading and setting: the next score comes soon.
      await sender.setParameters(parameters).catch(() => {});
    }
  }

  return {
    get isExhausted() {
      return step === STEPS.length - 1 && poor >= EXHAUSTED_AFTER;
    },
    async follow(score) {
      poor = score < POOR ? poor + 1 : 0;
      fine = score > FINE ? fine + 1 : 0;
      if (poor >= DOWN_AFTER && step < STEPS.length - 1) {
        step++;
        poor = 0;
      } else if (fine >= UP_AFTER && step > 0) {
        step--;
        fine = 0;
      }
      await apply();
    },
  };
}
