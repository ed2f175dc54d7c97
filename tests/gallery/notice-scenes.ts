/** Notices about devices, connection and time during a call. */
import { drawnScreen } from "./drawn-media.ts";
import { device, LONG, MIRA, remote, video, voice } from "./scene-calls.ts";
import type { Scene } from "./scenes.ts";

const timeWarning = {
  type: "call:time-warning",
  sessionId: "call",
  chatId: "chat",
  endsAt: "2026-01-01T00:00:00.000Z",
  endsInMs: 60_000,
  receivedAtMs: performance.now(),
} as const;

const pausedMicrophone = {
  type: "media.interrupted",
  device: "microphone",
  isInterrupted: true,
} as const;

/** Scenes by name. */
export const NOTICE_SCENES: Record<string, () => Scene> = {
  "audio-blocked-voice": () => ({
    call: voice().active().send({ type: "link.audio-blocked", userId: "ben" }),
  }),
  "audio-blocked-video": () => ({
    call: video().active().picture(remote()).send({ type: "link.audio-blocked", userId: "mira" }),
  }),
  "listening-only": () => ({ call: voice().answered([device("permissions")]) }),
  "refused-by-system": () => ({
    call: video().answered([{ ...device("permissions", "camera"), by: "system" }]).picture(
      remote(),
    ),
  }),
  "second-ring": () => ({ call: voice().answered().secondRing(MIRA) }),
  "second-ring-long-name": () => ({
    call: video({ other: MIRA }).answered().picture(remote()).secondRing(LONG),
  }),
  "microphone-paused": () => ({ call: voice().active().send(pausedMicrophone) }),
  "microphone-paused-video": () => ({
    call: video().active().picture(remote()).send(pausedMicrophone),
  }),
  "device-replaced": () => ({
    call: voice({ other: LONG }).active().send({
      type: "media.replaced",
      device: "microphone",
      label: "Studio Microphone with a very long name (Integrated Audio Interface, USB 3.0)",
      isReturn: false,
    }),
  }),
  "camera-switchable": () => ({
    call: video({ other: LONG }).active().picture(remote()).send({ type: "media.switchable" }),
  }),
  "good-connection-voice": () => ({ call: voice().active().measured("ben", "excellent") }),
  "good-connection-voice-long-name": () => ({
    call: voice({ other: LONG }).active().measured(LONG.id, "good").other({ muted: true }),
  }),
  "good-connection-video": () => ({
    call: video().active().picture(remote()).measured("mira", "excellent"),
  }),
  "good-connection-shared": () => ({
    call: video().active().picture(remote(), drawnScreen()).measured("mira", "good")
      .other({ screenEnabled: true }),
  }),
  "weak-connection": () => ({
    call: video().active().picture(remote()).measured("mira", "poor"),
  }),
  "weak-connection-long-name": () => ({
    call: video({ other: LONG }).active().picture(remote()).measured(LONG.id, "lost")
      .other({ muted: true, videoEnabled: false }),
  }),
  "weak-connection-voice": () => ({ call: voice().active().measured("ben", "poor") }),
  "time-warning-voice": () => ({ call: voice().active().send(timeWarning) }),
  "time-warning-video": () => ({ call: video().active().picture(remote()).send(timeWarning) }),
  "no-camera": () => ({
    call: video().answered([device("in-use", "camera")]).picture(remote()),
  }),
};
