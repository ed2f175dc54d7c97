/**
 * The quality of a connection as one score: 100 minus the costs of delay and of loss. The worst
 * path counts; the score falls fast and climbs slowly. Pure.
 */

export type QualityLevel = "excellent" | "good" | "poor" | "lost";

/** One kind of media in one direction, over the last seconds. */
export interface PathSample {
  kind: "audio" | "video";
  lossPercent: number;
  jitterMs: number;
  roundTripMs: number;
}

/** The cost of one per cent of loss: audio conceals some of it, video stalls. */
const LOSS_COST = { audio: 5.3, video: 10 };
/** A shorter delay is hardly noticed; with a longer one people start to talk over each other. */
const DELAY_NOTICED_MS = 160;
const FALL = 0.8;
const CLIMB = 0.4;

/** The score of all samples, from 0 to 100; null if there are none. */
export function scoreOf(samples: readonly PathSample[]): number | null {
  return samples.length === 0 ? null : Math.min(...samples.map(scoreOfPath));
}

function scoreOfPath({ kind, lossPercent, jitterMs, roundTripMs }: PathSample): number {
  const delayMs = roundTripMs / 2 + 2 * jitterMs;
  const delayCost = delayMs < DELAY_NOTICED_MS ? delayMs / 40 : (delayMs - 120) / 10;
  return Math.min(100, Math.max(0, 100 - delayCost - lossPercent * LOSS_COST[kind]));
}

/** The smoothed score after another measurement. */
export function followScore(before: number | null, measured: number): number {
  if (before === null) return measured;
  return before + (measured - before) * (measured < before ? FALL : CLIMB);
}

export function levelOf(score: number): QualityLevel {
  if (score > 80) return "excellent";
  if (score > 40) return "good";
  return score > 20 ? "poor" : "lost";
}

/** The mean opinion score, 1 to 4.5, for a rating of the E-model (ITU-T G.107). */
export function mosOf(score: number): number {
  const mos = 1 + 0.035 * score + 7e-6 * score * (score - 60) * (100 - score);
  return Math.round(Math.max(1, mos) * 100) / 100;
}
