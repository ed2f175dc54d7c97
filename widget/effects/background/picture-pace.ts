/**
 * How much of a machine may go into drawing pictures anew: the page needs it too, and the voice most
 * of all. A slow one draws fewer of them, and smaller ones. Knows no picture and no clock.
 */

/** A picture that takes longer is too much for this machine. */
const SLOW_MS = 33;
/** One may be slow by chance, and the first ones are. */
const SLOW_PICTURES = 12;
const SMALLER = 0.5;

export interface PicturePace {
  /** How much smaller than the camera's own they should be drawn. */
  readonly scale: number;
  /** Whether there is time for one now. */
  isFree(atMs: number): boolean;
  /** One was drawn from then to then; the next may be not before so much later. */
  drew(fromMs: number, toMs: number, everyMs?: number): void;
}

export function createPicturePace(): PicturePace {
  let scale = 1;
  let slow = 0;
  let freeAtMs = 0;
  return {
    get scale() {
      return scale;
    },
    isFree: (atMs) => atMs >= freeAtMs,
    drew(fromMs, toMs, everyMs = 0) {
      const tookMs = toMs - fromMs;
      // At most half of the time goes into it.
      freeAtMs = Math.max(toMs + tookMs, fromMs + everyMs);
      slow = tookMs > SLOW_MS ? slow + 1 : 0;
      if (slow >= SLOW_PICTURES) scale = SMALLER;
    },
  };
}
