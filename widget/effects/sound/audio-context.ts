/**
 * The page's one AudioContext, created only after a gesture: before that the browser would not let
 * it run, and would warn on the host's console. It is suspended while nobody uses it: a running one
 * costs processor time, and Chromium keeps every microphone that was ever connected to it.
 */

export interface AudioGate {
  /**
   * Calls back once the context is running, at once if it is. It then runs until the returned
   * function is called, which also cancels a callback that has not come.
   */
  whenRunning(use: (context: AudioContext) => void): () => void;
  close(): void;
}

export interface AudioGateOptions {
  createContext?: () => AudioContext;
  hasGesture?: () => boolean;
  /** How long after a gesture the context is created. */
  afterGestureMs?: number;
  /** How long after its last use the context is suspended. */
  restAfterMs?: number;
}

/** One who waits for the context or uses it. */
interface User {
  use: (context: AudioContext) => void;
  isWaiting: boolean;
}

/** The first gesture may be the press on Accept, and creating a context would delay the answer. */
const AFTER_GESTURE_MS = 150;
/** From ringing to talking nothing is suspended, and a tone has time to fade. */
const REST_AFTER_MS = 5_000;

/** `visibilitychange` is no gesture, but the time to resume what a phone call has interrupted. */
const GESTURES = ["pointerup", "keydown", "touchend", "visibilitychange"] as const;

/** Whether this page has had a gesture; where the browser does not say, `resume` finds out. */
export const hasHadGesture = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

export function createAudioGate({
  createContext = () => new AudioContext({ latencyHint: "interactive" }),
  hasGesture = hasHadGesture,
  afterGestureMs = AFTER_GESTURE_MS,
  restAfterMs = REST_AFTER_MS,
}: AudioGateOptions = {}): AudioGate {
  const users = new Set<User>();
  let context: AudioContext | null = null;
  let gestures: AbortController | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  async function open(): Promise<void> {
    if (users.size === 0) return ignoreGestures();
    if (!hasGesture()) return awaitGesture();
    context ??= create();
    if (context.state !== "running") {
      awaitGesture();
      await context.resume().catch(() => {});
    }
    if (context?.state !== "running") return;
    ignoreGestures();
    for (const user of users) {
      if (!user.isWaiting) continue;
      user.isWaiting = false;
      user.use(context);
    }
  }

  function rest(): void {
    void context?.suspend().catch(() => {});
  }

  function create(): AudioContext {
    const created = createContext();
    // Safari interrupts it for a phone call, and does not always resume it by itself.
    created.onstatechange = () => {
      if (context === created && created.state !== "running") void open();
    };
    return created;
  }

  function awaitGesture(): void {
    if (gestures) return;
    gestures = new AbortController();
    for (const type of GESTURES) {
      addEventListener(type, () => setTimeout(open, afterGestureMs), {
        capture: true,
        signal: gestures.signal,
      });
    }
  }

  function ignoreGestures(): void {
    gestures?.abort();
    gestures = null;
  }

  return {
    whenRunning(use) {
      const user = { use, isWaiting: true };
      users.add(user);
      clearTimeout(resting);
      void open();
      return () => {
        if (!users.delete(user) || users.size > 0) return;
        resting = setTimeout(rest, restAfterMs);
      };
    },
    close() {
      users.clear();
      clearTimeout(resting);
      ignoreGestures();
      void context?.close();
      context = null;
    },
  };
}
