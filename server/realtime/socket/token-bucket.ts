/**
 * A token bucket: `burst` at once, `perSecond` after that. A class rather than closures, to save
 * memory: every socket has one.
 */

/** Capacity and refill rate. If either is 0, it never runs empty. */
export interface TokenRate {
  burst: number;
  perSecond: number;
}

export class TokenBucket {
  readonly #rate: TokenRate;
  readonly #now: () => number;
  #level: number;
  #filledAt: number;

  constructor(rate: TokenRate, now: () => number = sinceStart) {
    this.#rate = rate;
    this.#now = now;
    this.#level = rate.burst;
    this.#filledAt = now();
  }

  /** Takes one token; false if none is left. */
  take(): boolean {
    const { burst, perSecond } = this.#rate;
    if (burst === 0 || perSecond === 0) return true;
    const at = this.#now();
    this.#level = Math.min(burst, this.#level + (at - this.#filledAt) * perSecond / 1000);
    this.#filledAt = at;
    if (this.#level < 1) return false;
    this.#level -= 1;
    return true;
  }
}

function sinceStart(): number {
  return performance.now();
}
