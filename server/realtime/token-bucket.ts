/** A token bucket: so many at once, so many a second after that. Knows nothing of what it counts. */

export interface TokenBucket {
  /** Takes one; false where none is left. */
  take(): boolean;
}

/** A bucket of `burst` that fills by `perSecond`. With either at 0 it never runs empty. */
export function createTokenBucket(
  { burst, perSecond, now = () => performance.now() }: {
    burst: number;
    perSecond: number;
    now?: () => number;
  },
): TokenBucket {
  if (burst === 0 || perSecond === 0) return { take: () => true };
  let level = burst;
  let filledAt = now();

  function fill(): void {
    const at = now();
    level = Math.min(burst, level + (at - filledAt) * perSecond / 1000);
    filledAt = at;
  }

  return {
    take() {
      fill();
      if (level < 1) return false;
      level -= 1;
      return true;
    },
  };
}
