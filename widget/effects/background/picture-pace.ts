/**
 * Limits how much of the machine goes into redrawing pictures: the page needs it too, and the voice
 * most of all. A slow machine draws fewer and smaller pictures. Knows no picture and no clock.
 */

/** A picture that takes longer is too much for this machine. */
const SLOW_MS = 33;
/** This many slow pictures in a row count: one may be slow by chance, and the first ones are. */
const SLOW_PICTURES = 12;
const SMALLER = 0.5;

export interface PicturePace {
  /** The factor by which to scale the camera's pictures. */
  readonly scale: number;
  /** Whether there is time for one now. */
  isFree(atMs: number): boolean;
  /** A picture was drawn between these times; the next may start `everyMs` after this one began. */
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
      // Drawing takes at most half of the time.
      freeAtMs = Math.max(toMs + tookMs, fromMs + everyMs);
      slow = tookMs > SLOW_MS ? slow + 1 : 0;
      if (slow >= SLOW_PICTURES) scale = SMALLER;
    },
  };
}
