/**
 * Calls back once per frame to draw, also in a hidden tab: there animation frames stop and timers
 * run once a second, but audio nodes still end on time. A strict page policy may forbid workers.
 */

/** The slow pace, by a timer, while the audio context is interrupted (Safari: by a phone call). */
const WITHOUT_SOUND_MS = 500;

/** Runs until the returned function is called; `node` is part of what is played or recorded. */
export function everyFrame(node: AudioNode, frameRate: number, draw: () => void): () => void {
  const context = node.context;
  const silence = new GainNode(context, { gain: 0 });
  silence.connect(node);
  let due = context.currentTime;
  let fallback: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  function next(): void {
    clearTimeout(fallback);
    if (isOver) return;
    draw();
    // Late frames are skipped, not caught up.
    due = Math.max(due + 1 / frameRate, context.currentTime);
    const tick = new ConstantSourceNode(context, { offset: 0 });
    const follow = () => {
      tick.onended = null;
      tick.disconnect();
      next();
    };
    tick.onended = follow;
    tick.connect(silence);
    tick.start();
    tick.stop(due);
    fallback = setTimeout(follow, WITHOUT_SOUND_MS);
  }

  next();
  return () => {
    isOver = true;
    clearTimeout(fallback);
    silence.disconnect();
  };
}
