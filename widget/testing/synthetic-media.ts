/** Replaces the page's devices with a humming microphone and a drawn camera and screen. */
import { oneOf } from "./one-of.ts";
import { createSyntheticPermissions } from "./synthetic-permissions.ts";
import { cameraOf, screenOf } from "./synthetic-picture.ts";
import { createSyntheticSound } from "./synthetic-sound.ts";

/**
 * What a visitor can refuse. `sound` is the browser's own block on a page that nobody has touched.
 */
const DEVICES = ["microphone", "camera", "screen", "sound"] as const;
export type SyntheticDevice = typeof DEVICES[number];

export interface SyntheticMedia {
  /** From now on opening it fails as if the visitor had refused. */
  deny(device: SyntheticDevice): void;
  allow(device: SyntheticDevice): void;
  /** A humming, moving stream of this person. */
  stream(kinds: { audio: boolean; video: boolean }, name: string): MediaStream;
  /** What this person shares. */
  screen(name: string): MediaStream;
  /** Whether the browser sends silence instead of the hum, because nobody has touched the page. */
  readonly isSilent: boolean;
  restore(): void;
}

/** The page's own camera and screen show `ownName`. */
export function createSyntheticMedia(ownName: string): SyntheticMedia {
  const { getUserMedia, getDisplayMedia } = MediaDevices.prototype;
  const { play } = HTMLMediaElement.prototype;
  const denied = new Set<SyntheticDevice>();
  const permissions = createSyntheticPermissions((device) => denied.has(device as SyntheticDevice));
  const tracks: MediaStreamTrack[] = [];
  const sound = createSyntheticSound();

  function streamOf(...opened: MediaStreamTrack[]): MediaStream {
    tracks.push(...opened);
    return new MediaStream(opened);
  }

  const stream: SyntheticMedia["stream"] = ({ audio, video }, name) =>
    streamOf(...audio ? [sound.hum()] : [], ...video ? [cameraOf(name)] : []);
  const screen = (name: string) => streamOf(screenOf(name));

  const refuse = (device: SyntheticDevice) =>
    Promise.reject(new DOMException(`The test has denied the ${device}`, "NotAllowedError"));
  async function open(devices: SyntheticDevice[], opened: () => MediaStream): Promise<MediaStream> {
    const refused = devices.find((device) => denied.has(device));
    return refused ? await refuse(refused) : opened();
  }

  MediaDevices.prototype.getUserMedia = ({ audio = false, video = false } = {}) =>
    open(
      [...audio ? ["microphone" as const] : [], ...video ? ["camera" as const] : []],
      () => stream({ audio: Boolean(audio), video: Boolean(video) }, ownName),
    );
  MediaDevices.prototype.getDisplayMedia = () => open(["screen"], () => screen(ownName));
  HTMLMediaElement.prototype.play = function () {
    return denied.has("sound") && !this.muted ? refuse("sound") : play.call(this);
  };

  return {
    deny(device) {
      denied.add(oneOf(device, DEVICES, "deny a device"));
      permissions.tell(device);
    },
    allow(device) {
      denied.delete(oneOf(device, DEVICES, "allow a device"));
      permissions.tell(device);
    },
    stream,
    screen,
    get isSilent() {
      return sound.isSilent;
    },
    restore() {
      Object.assign(MediaDevices.prototype, { getUserMedia, getDisplayMedia });
      HTMLMediaElement.prototype.play = play;
      permissions.restore();
      for (const track of tracks) track.stop();
      sound.close();
    },
  };
}
