/**
 * Runs inside a page before anything else. Records when a button was pressed, when the incoming
 * call was on the screen, and when the first sound and the first picture of the other side arrived.
 * All times are epoch milliseconds, so that two pages on one machine can be compared.
 */
import { installPageSounds } from "../e2e/support/page-sounds.ts";

export interface Laps {
  pressedAt: Record<string, number>;
  /** When the call was sent to the server; the caller's devices are open by then. */
  dialledAt: number;
  incomingAt: number;
  heardAt: number;
  seenAt: number;
}

declare global {
  interface Window {
    laps: Laps;
  }
}

export const PAGE_STOPWATCH = [installPageSounds, installPageStopwatch] as const;

function installPageStopwatch(): void {
  const now = () => performance.timeOrigin + performance.now();
  const laps: Laps = { pressedAt: {}, dialledAt: 0, incomingAt: 0, heardAt: 0, seenAt: 0 };
  window.laps = laps;

  document.addEventListener("click", (event) => {
    const button = event.composedPath().find((target) => target instanceof HTMLButtonElement);
    const name = button?.ariaLabel ?? button?.textContent?.trim();
    if (name) laps.pressedAt[name] = now();
  }, { capture: true });
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    if (String(data).includes('"call:initiate"')) laps.dialledAt = now();
    Reflect.apply(send, this, [data]);
  };
  document.addEventListener("chat-call-incoming", () => {
    requestAnimationFrame(() => laps.incomingAt = now());
  });

  const connections = new Set<RTCPeerConnection>();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
      this.addEventListener("track", ({ track }) => {
        if (track.kind === "video") watchFirstFrame(track);
      });
      listen();
    }
  };

  // A source has the time at which its newest frame was delivered to the track (W3C WebRTC section
  // 5.3), so a page that is busy drawing does not distort the measurement.
  let isListening = false;
  function listen() {
    if (isListening) return;
    isListening = true;
    const timer = setInterval(() => {
      for (const connection of connections) {
        // This call blocks on the thread that sets the connection up: made earlier, or every
        // millisecond, it delayed what is measured here by 50 ms.
        if (connection.connectionState !== "connected") continue;
        const [at] = window.soundsOf(connection);
        if (at === undefined) continue;
        laps.heardAt = Math.min(now(), at);
        clearInterval(timer);
        return;
      }
    }, 5);
  }

  function watchFirstFrame(track: MediaStreamTrack) {
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = new MediaStream([track]);
    video.requestVideoFrameCallback(() => laps.seenAt ||= now());
    video.play().catch(() => {});
  }
}
