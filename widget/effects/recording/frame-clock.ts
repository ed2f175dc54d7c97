/**
 * Calls back as often as pictures are to be drawn, in a hidden tab too: there animation frames stop and
 * timers come once a second, while the end of a sound is told in time. The page's policy allows no worker.
 */

/** Where no sound plays any more, as during a phone call on Safari: then slowly, by the timer. */
const WITHOUT_SOUND_MS = 500;

/** Until the returned function is called; `node` belongs to what is being played or recorded. */
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
    // What is late is left out, not caught up with.
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
