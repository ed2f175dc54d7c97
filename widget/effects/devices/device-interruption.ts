/**
 * Whether the system lets a device be heard or seen: a phone call, an assistant or another app may
 * take it away for a while, and the track then says that it is muted. Knows nothing of calls.
 */

/** A track may be silent for a moment without anybody having taken it. */
export const INTERRUPTION_SETTLES_MS = 400;

/** Tells of each interruption and of its end; the returned function ends it, and an interruption with it. */
export function watchInterruptions(
  track: MediaStreamTrack,
  tell: (isInterrupted: boolean) => void,
  settlesMs: number,
): () => void {
  let isTold = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(isInterrupted: boolean): void {
    if (isInterrupted === isTold) return;
    isTold = isInterrupted;
    tell(isInterrupted);
  }
  function look(): void {
    clearTimeout(timer);
    timer = setTimeout(() => say(track.muted), settlesMs);
  }

  track.onmute = track.onunmute = look;
  if (track.muted) look();
  return () => {
    clearTimeout(timer);
    track.onmute = track.onunmute = null;
    say(false);
  };
}
