/** A microphone that hums, a camera and a screen that draw, in place of the page's own; nothing is asked of anybody. */
import { oneOf } from "./one-of.ts";
import { createSyntheticPermissions } from "./synthetic-permissions.ts";
import { cameraOf, screenOf } from "./synthetic-picture.ts";

/** What a visitor can refuse; `sound` a browser does by itself, of a page that nobody has touched. */
const DEVICES = ["microphone", "camera", "screen", "sound"] as const;
export type SyntheticDevice = typeof DEVICES[number];

export interface SyntheticMedia {
  /** From now on opening it fails as if the person had said no. */
  deny(device: SyntheticDevice): void;
  allow(device: SyntheticDevice): void;
  /** A humming, moving stream of this person. */
  stream(kinds: { audio: boolean; video: boolean }, name: string): MediaStream;
  /** What this person shares. */
  screen(name: string): MediaStream;
  /** The browser sends no voice, as nobody has touched the page. */
  readonly isSilent: boolean;
  restore(): void;
}

const HUM_HERTZ = 220;

/** The page's own devices show this name. */
export function createSyntheticMedia(ownName: string): SyntheticMedia {
  const { getUserMedia, getDisplayMedia } = MediaDevices.prototype;
  const { play } = HTMLMediaElement.prototype;
  const denied = new Set<SyntheticDevice>();
  const permissions = createSyntheticPermissions((device) => denied.has(device as SyntheticDevice));
  const tracks: MediaStreamTrack[] = [];
  let audio: AudioContext | null = null;

  function hum(): MediaStreamTrack {
    audio ??= new AudioContext();
    // Without a gesture of the page it stays silent; the track is there all the same.
    audio.resume().catch(() => {});
    const tone = new OscillatorNode(audio, { frequency: HUM_HERTZ });
    const quiet = new GainNode(audio, { gain: 0.1 });
    const out = new MediaStreamAudioDestinationNode(audio);
    tone.connect(quiet).connect(out);
    tone.start();
    return out.stream.getAudioTracks()[0]!;
  }

  function streamOf(...opened: MediaStreamTrack[]): MediaStream {
    tracks.push(...opened);
    return new MediaStream(opened);
  }

  const stream: SyntheticMedia["stream"] = ({ audio, video }, name) =>
    streamOf(...audio ? [hum()] : [], ...video ? [cameraOf(name)] : []);
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
      return audio?.state === "suspended";
    },
    restore() {
      Object.assign(MediaDevices.prototype, { getUserMedia, getDisplayMedia });
      HTMLMediaElement.prototype.play = play;
      permissions.restore();
      for (const track of tracks) track.stop();
      void audio?.close();
    },
  };
}
