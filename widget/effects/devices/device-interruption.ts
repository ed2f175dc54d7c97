/**
 * Whether the system has interrupted a device: a phone call, an assistant or another app may take
 * it for a while, and its track then reports `muted`. Knows nothing about calls.
 */

/** A track may be muted for a moment without an interruption. */
export const INTERRUPTION_SETTLES_MS = 400;

/** Reports each interruption and its end; the returned function stops, and ends a reported one. */
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
