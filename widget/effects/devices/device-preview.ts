/**
 * The devices for the settings: the lists, the picture and the loudness of the chosen ones, and a
 * test sound for the speaker. During a call it shows what the call uses and opens nothing.
 */
import type { ChosenKind } from "../../model/device-choice.ts";
import type { DeviceSource } from "../../model/device-source.ts";
import type { DeviceFailure, DeviceKind } from "../../model/call-failure.ts";
import { createAudioGate } from "../sound/audio-context.ts";
import { createBackgroundChoice } from "../background/background-choice.ts";
import { browserDevices, openDevices } from "./device-access.ts";
import {
  BROWSER_KIND,
  findChosen,
  followChoices,
  readChoices,
  saveChoices,
} from "./device-choice.ts";
import { createVoiceLevels } from "../sound/voice-levels.ts";

export interface DevicePreviewOptions {
  /** The stream that this page's call sends; null if there is no call. */
  inCall: () => MediaStream | null;
  /** The host's own backgrounds. */
  pictures: readonly string[];
  onChange: () => void;
}

export interface DevicePreview extends DeviceSource {
  open(): Promise<void>;
}

const SELF = "self";
const TEST_TONES_HZ = [523, 659, 784];
const TONE_SECONDS = 0.22;
const BACKGROUND_FAILURE = {
  kind: "device",
  device: "camera",
  type: "unknown",
  by: "background",
} as const;
const BOTH: readonly DeviceKind[] = ["microphone", "camera"];

const isToBeCovered = () => readChoices().background !== undefined;

export function createDevicePreview(
  { inCall, pictures, onChange }: DevicePreviewOptions,
): DevicePreview {
  const background = createBackgroundChoice({ pictures, onChange });
  const gate = createAudioGate();
  const levels = createVoiceLevels(gate);
  const following = new AbortController();
  let own: MediaStream | null = null;
  let failures: readonly DeviceFailure[] = [];
  let devices: readonly MediaDeviceInfo[] = [];
  let run = 0;
  let isCovered = isToBeCovered();
  const current = () => inCall() ?? own;
  let shown: readonly MediaStreamTrack[] = [];

  /** A call exchanges a device a while after another was chosen, and does not tell the preview. */
  function follow(): void {
    const tracks = current()?.getTracks() ?? [];
    if (tracks.length === shown.length && tracks.every((track) => shown.includes(track))) return;
    shown = tracks;
    levels.setLocal(SELF, current());
    onChange();
  }

  function stopOwn(): void {
    own?.getTracks().forEach((track) => track.stop());
    own = null;
  }

  async function openOwn(): Promise<void> {
    const mine = ++run;
    if (!inCall()) {
      const opened = await openDevices(browserDevices, BOTH, null);
      const stream = new MediaStream(Object.values(opened.tracks));
      // Closed, or opened again for another choice, while the browser asked.
      if (mine !== run) return stream.getTracks().forEach((track) => track.stop());
      stopOwn();
      own = stream;
      // Unplugged, or the background has failed: opening again shows which.
      for (const track of stream.getVideoTracks()) track.onended = () => void openOwn();
      failures = opened.failures;
    }
    await look();
  }

  async function look(): Promise<void> {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    devices = await mediaDevices?.enumerateDevices() ?? [];
    onChange();
  }

  const unfollow = followChoices(() => {
    const wasCovered = isCovered;
    isCovered = isToBeCovered();
    if (isCovered !== wasCovered && !inCall()) void openOwn();
  });

  const ofKind = (kind: ChosenKind) =>
    devices.filter((device) =>
      device.kind === BROWSER_KIND[kind] && device.label !== "" &&
      // Chromium's two aliases for the system's defaults.
      device.deviceId !== "default" && device.deviceId !== "communications"
    );

  return {
    get stream() {
      return current();
    },
    get failures() {
      if (!inCall()) return failures;
      // The call reports its own failures, but one of the background is looked for here.
      return background.progress === "failed" ? [BACKGROUND_FAILURE] : [];
    },
    background,
    canChooseSpeaker: "setSinkId" in HTMLMediaElement.prototype,
    list: (kind) => ofKind(kind).map(({ deviceId, label }) => ({ id: deviceId, label })),
    chosen: (kind) => findChosen(readChoices()[kind], ofKind(kind))?.deviceId ?? null,
    choose(kind, device) {
      const { [kind]: _, ...others } = readChoices();
      saveChoices(device ? { ...others, [kind]: device } : others);
      if (kind !== "speaker" && !inCall()) void openOwn();
      onChange();
    },
    level() {
      follow();
      return levels.level(SELF);
    },
    async playTestSound() {
      const context = new AudioContext();
      const element = new Audio();
      try {
        const destination = context.createMediaStreamDestination();
        element.srcObject = destination.stream;
        await chooseSpeaker(element);
        await element.play();
        await playTones(context, destination);
      } finally {
        element.pause();
        await context.close();
      }
    },
    async retry() {
      await Promise.all([background.prepare(), openOwn()]);
    },
    open() {
      void background.prepare();
      const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
      mediaDevices?.addEventListener("devicechange", () => void look(), {
        signal: following.signal,
      });
      return openOwn();
    },
    close() {
      run++;
      following.abort();
      unfollow();
      stopOwn();
      levels.close();
      gate.close();
    },
  };
}

async function chooseSpeaker(element: HTMLAudioElement): Promise<void> {
  const { speaker } = readChoices();
  try {
    if (speaker) await element.setSinkId?.(speaker.id);
  } catch {
    // If the speaker is gone, the system's default plays.
  }
}

/** Resolves when the last tone is over. */
async function playTones(context: AudioContext, destination: AudioNode): Promise<void> {
  const volume = new GainNode(context, { gain: 0.2 });
  volume.connect(destination);
  const tones = TEST_TONES_HZ.map((frequency, index) => {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(volume);
    tone.start(context.currentTime + index * TONE_SECONDS);
    tone.stop(context.currentTime + (index + 1) * TONE_SECONDS);
    return tone;
  });
  await new Promise((resolve) => tones.at(-1)!.onended = resolve);
}
