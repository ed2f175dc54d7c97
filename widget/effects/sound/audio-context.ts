/**
 * The page's one AudioContext, created only after a gesture: before that the browser would not let
 * it run, and would warn on the host's console.
 */

export interface AudioGate {
  /** The running context, or null while the page has had no gesture. */
  current(): AudioContext | null;
  /** Calls back once a context is running, at once if one is; returns a cancel function. */
  whenRunning(use: (context: AudioContext) => void): () => void;
  close(): void;
}

export interface AudioGateOptions {
  createContext?: () => AudioContext;
  hasGesture?: () => boolean;
  /** How long after a gesture the context is created. */
  afterGestureMs?: number;
}

/** The first gesture may be the press on Accept, and creating a context would delay the answer. */
const AFTER_GESTURE_MS = 150;

/** `visibilitychange` is no gesture, but the time to resume what a phone call has interrupted. */
const GESTURES = ["pointerup", "keydown", "touchend", "visibilitychange"] as const;

/** Whether this page has had a gesture; where the browser does not say, `resume` finds out. */
export const hasHadGesture = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

export function createAudioGate({
  createContext = () => new AudioContext({ latencyHint: "interactive" }),
  hasGesture = hasHadGesture,
  afterGestureMs = AFTER_GESTURE_MS,
}: AudioGateOptions = {}): AudioGate {
  const waiting = new Set<(context: AudioContext) => void>();
  let context: AudioContext | null = null;
  let gestures: AbortController | null = null;

  async function open(): Promise<void> {
    if (waiting.size === 0 && !context) return;
    if (!hasGesture()) return awaitGesture();
    context ??= create();
    if (context.state !== "running") {
      awaitGesture();
      await context.resume().catch(() => {});
    }
    if (context?.state !== "running") return;
    gestures?.abort();
    gestures = null;
    for (const use of [...waiting]) {
      waiting.delete(use);
      use(context);
    }
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

  return {
    current: () => context?.state === "running" ? context : null,
    whenRunning(use) {
      waiting.add(use);
      void open();
      return () => waiting.delete(use);
    },
    close() {
      waiting.clear();
      gestures?.abort();
      gestures = null;
      void context?.close();
      context = null;
    },
  };
}
