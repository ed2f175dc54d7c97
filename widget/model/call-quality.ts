/**
 * How good a connection is, as one number from what was measured: 100 less what delay costs and what
 * loss costs. The worst path counts, it falls at once and climbs slowly. Pure.
 */

export type QualityLevel = "excellent" | "good" | "poor" | "lost";

/** One kind of media in one direction, over the last seconds. */
export interface PathSample {
  kind: "audio" | "video";
  lossPercent: number;
  jitterMs: number;
  roundTripMs: number;
}

/** What a per cent of loss costs: a voice repairs some of it, a picture waits for it. */
const LOSS_COST = { audio: 5.3, video: 10 };
/** Up to here a delay is hardly noticed; beyond, people begin to talk at once. */
const DELAY_NOTICED_MS = 160;
const FALL = 0.8;
const CLIMB = 0.4;

/** From 0 to 100 for all that was measured; null where nothing was. */
export function scoreOf(samples: readonly PathSample[]): number | null {
  return samples.length === 0 ? null : Math.min(...samples.map(scoreOfPath));
}

function scoreOfPath({ kind, lossPercent, jitterMs, roundTripMs }: PathSample): number {
  const delayMs = roundTripMs / 2 + 2 * jitterMs;
  const delayCost = delayMs < DELAY_NOTICED_MS ? delayMs / 40 : (delayMs - 120) / 10;
  return Math.min(100, Math.max(0, 100 - delayCost - lossPercent * LOSS_COST[kind]));
}

/** The score as it is followed over time. */
export function followScore(before: number | null, measured: number): number {
  if (before === null) return measured;
  return before + (measured - before) * (measured < before ? FALL : CLIMB);
}

export function levelOf(score: number): QualityLevel {
  if (score > 80) return "excellent";
  if (score > 40) return "good";
  return score > 20 ? "poor" : "lost";
}

/** The mean opinion score that the E-model (ITU-T G.107) gives a rating: 1 to 4.5. */
export function mosOf(score: number): number {
  const mos = 1 + 0.035 * score + 7e-6 * score * (score - 60) * (100 - score);
  return Math.round(Math.max(1, mos) * 100) / 100;
}
