/**
 * Plays each person's voice through a separate media element outside the document, so that the
 * sound survives whatever the page does. If the browser wants a gesture first, it waits.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import { followChoices, readChoices } from "../devices/device-choice.ts";

export interface RemoteAudioEvents {
  /** The browser would not play this person without a gesture. */
  blocked(userId: UserId): void;
  /** This person, who was blocked, now plays. */
  playing(userId: UserId): void;
}

export interface RemoteAudio {
  /** Prepares the browser to play this person without a sound, which saves time at the answer. */
  prepare(userId: UserId, stream: MediaStream): void;
  play(userId: UserId, stream: MediaStream): void;
  /** Tries again to play those who were blocked: the browser may allow it now. */
  unblock(): void;
  stop(userId: UserId): void;
  close(): void;
}

export interface RemoteAudioOptions {
  events: RemoteAudioEvents;
  createElement?: () => HTMLAudioElement;
}

export function createRemoteAudio(
  { events, createElement = () => new Audio() }: RemoteAudioOptions,
): RemoteAudio {
  const elements = new Map<UserId, HTMLAudioElement>();
  const blocked = new Set<UserId>();
  let chances = 0;
  let gestures: AbortController | null = null;

  async function start(userId: UserId, element: HTMLAudioElement): Promise<void> {
    const chance = chances;
    try {
      await element.play();
    } catch (error) {
      const isRefused = error instanceof Error && error.name === "NotAllowedError";
      // Any other error is a load interrupted by another stream.
      if (!isRefused || elements.get(userId) !== element) return;
      if (chances > chance) return await start(userId, element);
      if (blocked.has(userId)) return;
      blocked.add(userId);
      awaitGesture();
      events.blocked(userId);
      return;
    }
    if (elements.get(userId) !== element) return element.pause();
    if (blocked.delete(userId)) events.playing(userId);
    if (blocked.size === 0) forgetGestures();
  }

  function awaitGesture(): void {
    if (gestures) return;
    gestures = new AbortController();
    // After a phone call the page becomes visible again without a gesture.
    for (const type of ["pointerup", "keydown", "visibilitychange"]) {
      addEventListener(type, unblock, { capture: true, signal: gestures.signal });
    }
  }

  function forgetGestures(): void {
    gestures?.abort();
    gestures = null;
  }

  function unblock(): void {
    chances++;
    for (const userId of blocked) {
      const element = elements.get(userId);
      if (element) void start(userId, element);
    }
  }

  /** Plays through the chosen speaker, if the browser lets a page choose one. */
  function route(element: HTMLAudioElement): void {
    const { id = "" } = readChoices().speaker ?? {};
    if (!element.setSinkId || element.sinkId === id) return;
    // If the speaker is gone, the system's default plays.
    element.setSinkId(id).catch(() => {});
  }
  const unfollow = followChoices(() => elements.forEach(route));

  function stop(userId: UserId): void {
    const element = elements.get(userId);
    elements.delete(userId);
    blocked.delete(userId);
    if (blocked.size === 0) forgetGestures();
    if (!element) return;
    element.pause();
    element.srcObject = null;
  }

  function elementFor(userId: UserId, tracks: MediaStreamTrack[]): HTMLAudioElement {
    const element = elements.get(userId) ?? createElement();
    if (!elements.has(userId)) route(element);
    // Not paused by this page, but by a phone call or the keys of a headset.
    element.onpause = () => {
      if (elements.get(userId) === element && !element.muted) void start(userId, element);
    };
    elements.set(userId, element);
    const before = element.srcObject as MediaStream | null;
    // Assigning another stream with the same track would interrupt the playback.
    if (before?.getTracks()[0] !== tracks[0]) element.srcObject = new MediaStream(tracks);
    return element;
  }

  return {
    prepare(userId, stream) {
      const tracks = stream.getAudioTracks();
      if (tracks.length === 0 || elements.has(userId)) return;
      const element = elementFor(userId, tracks);
      element.muted = true;
      // Only a head start: `play` reports a failure.
      element.play().catch(() => {});
    },
    play(userId, stream) {
      const tracks = stream.getAudioTracks();
      if (tracks.length === 0) return stop(userId);
      const element = elementFor(userId, tracks);
      element.muted = false;
      void start(userId, element);
    },
    unblock,
    stop,
    close() {
      unfollow();
      for (const userId of [...elements.keys()]) stop(userId);
    },
  };
}
