/** A microphone that hums and a camera that draws, in place of the page's own; nothing is asked of anybody. */

/** What can be opened. */
export type SyntheticDevice = "microphone" | "camera";

export interface SyntheticMedia {
  /** From now on opening it fails as if the person had said no. */
  deny(device: SyntheticDevice): void;
  allow(device: SyntheticDevice): void;
  /** A humming, moving stream. */
  stream(kinds: { audio: boolean; video: boolean }): MediaStream;
  restore(): void;
}

const HUM_HERTZ = 220;
const PICTURE = { width: 320, height: 180, framesPerSecond: 15 };

export function createSyntheticMedia(): SyntheticMedia {
  const { getUserMedia } = MediaDevices.prototype;
  const denied = new Set<SyntheticDevice>();
  const stops: (() => void)[] = [];
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

  function picture(): MediaStreamTrack {
    const { width, height, framesPerSecond } = PICTURE;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d")!;
    let frame = 0;
    const draw = () => {
      frame++;
      pen.fillStyle = `hsl(${frame % 360} 60% 50%)`;
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = "#fff";
      pen.fillRect(frame % width, height / 2 - 20, 40, 40);
    };
    draw();
    const drawing = setInterval(draw, 1_000 / framesPerSecond);
    stops.push(() => clearInterval(drawing));
    return canvas.captureStream(framesPerSecond).getVideoTracks()[0]!;
  }

  function stream(kinds: { audio: boolean; video: boolean }): MediaStream {
    const media = new MediaStream([
      ...kinds.audio ? [hum()] : [],
      ...kinds.video ? [picture()] : [],
    ]);
    stops.push(() => media.getTracks().forEach((track) => track.stop()));
    return media;
  }

  MediaDevices.prototype.getUserMedia = ({ audio = false, video = false } = {}) => {
    const refused = (audio && denied.has("microphone")) || (video && denied.has("camera"));
    return refused
      ? Promise.reject(new DOMException("The test has denied the device", "NotAllowedError"))
      : Promise.resolve(stream({ audio: Boolean(audio), video: Boolean(video) }));
  };

  return {
    deny: (device) => void denied.add(device),
    allow: (device) => void denied.delete(device),
    stream,
    restore() {
      MediaDevices.prototype.getUserMedia = getUserMedia;
      for (const stop of stops) stop();
      void audio?.close();
    },
  };
}
