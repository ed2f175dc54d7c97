/** A fake media element and a fake audio gate, which the tests control. */

/** A media element whose `play()` is refused until the test allows it. */
export function fakeElement(isAllowed: () => boolean, refusal = "NotAllowedError") {
  const log: string[] = [];
  const element = {
    srcObject: null as MediaStream | null,
    muted: false,
    loop: false,
    play() {
      log.push("play");
      return isAllowed() ? Promise.resolve() : Promise.reject(new DOMException("", refusal));
    },
    pause: () => log.push("pause"),
  };
  return { log, element: element as unknown as HTMLAudioElement };
}

/** An audio gate that `touch()` opens, as a first gesture does. */
export function fakeGate() {
  const context = new OfflineAudioContext(1, 48_000, 48_000) as unknown as AudioContext;
  const waiting = new Set<(context: AudioContext) => void>();
  let isRunning = false;
  return {
    whenRunning(use: (context: AudioContext) => void) {
      if (isRunning) use(context);
      else waiting.add(use);
      return () => void waiting.delete(use);
    },
    close() {},
    /** How many wait for the gesture. */
    get waiting() {
      return waiting.size;
    },
    touch() {
      isRunning = true;
      for (const use of [...waiting]) {
        waiting.delete(use);
        use(context);
      }
    },
  };
}
