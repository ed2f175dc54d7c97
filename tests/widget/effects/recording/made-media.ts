/**
 * People with a tone for a voice and a colour for a face, and readers of the files recorded from
 * them.
 */
import type { RecordedPerson } from "../../../../widget/model/recorded-people.ts";

export interface MadePerson extends RecordedPerson {
  stream: MediaStream;
  hums(pitch: number): void;
  close(): void;
}

/** A running context: a page that has opened a microphone may play sound without a gesture. */
export async function runningContext(): Promise<AudioContext> {
  const opened = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  await context.resume();
  for (const track of opened.getTracks()) track.stop();
  return context;
}

/** Recording and decoding are slow on a busy machine; a test may take `RECORDING_MAX_MS`. */
const PATIENCE_MS = 30_000;
export const RECORDING_MAX_MS = 90_000;

/** Polls until an asynchronous condition holds. */
export async function eventually(holds: () => Promise<boolean>, awaited: string): Promise<void> {
  const since = performance.now();
  while (!await holds()) {
    if (performance.now() - since > PATIENCE_MS) throw new Error(`Waited in vain for ${awaited}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A video track that is redrawn continuously, as a camera's is. */
function colourTrack(colour: string): { track: MediaStreamTrack; close: () => void } {
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
  const paint = canvas.getContext("2d")!;
  const draw = () => {
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 320, 180);
  };
  draw();
  const drawing = setInterval(draw, 30);
  const [track] = canvas.captureStream(30).getTracks();
  return {
    track,
    close() {
      clearInterval(drawing);
      track.stop();
    },
  };
}

/** Somebody who hums at this pitch (Hz) and has a picture of this colour, if any. */
export function madePerson(
  context: AudioContext,
  id: string,
  pitch: number,
  colour?: string,
): MadePerson {
  const sink = context.createMediaStreamDestination();
  const hum = new OscillatorNode(context, { frequency: pitch });
  hum.connect(new GainNode(context, { gain: 0.3 })).connect(sink);
  hum.start();
  const picture = colour ? colourTrack(colour) : null;
  const stream = new MediaStream([
    ...sink.stream.getTracks(),
    ...(picture ? [picture.track] : []),
  ]);
  return {
    id,
    name: id,
    voice: stream,
    camera: picture ? stream : null,
    screen: null,
    stream,
    hums: (pitch) => void (hum.frequency.value = pitch),
    close() {
      hum.stop();
      picture?.close();
    },
  };
}

/**
 * The strength of each pitch in a file's sound (the Goertzel algorithm); 0.05 and more counts as
 * heard.
 */
export async function pitchesIn(file: Blob, pitches: readonly number[]): Promise<number[]> {
  const context = new OfflineAudioContext(1, 1, 48_000);
  const buffer = await context.decodeAudioData(await file.arrayBuffer());
  const samples = buffer.getChannelData(0);
  return pitches.map((pitch) => strengthOf(pitch, samples, buffer.sampleRate));
}

export async function secondsOf(file: Blob): Promise<number> {
  const context = new OfflineAudioContext(1, 1, 48_000);
  return (await context.decodeAudioData(await file.arrayBuffer())).duration;
}

/** The greatest strength in any fifth of a second, because nobody hums throughout the file. */
function strengthOf(pitch: number, samples: Float32Array, rate: number): number {
  const length = Math.round(rate / 5);
  let strongest = 0;
  for (let start = 0; start + length <= samples.length; start += length) {
    const factor = 2 * Math.cos(2 * Math.PI * pitch / rate);
    let [one, two] = [0, 0];
    for (let at = start; at < start + length; at++) {
      [one, two] = [samples[at] + factor * one - two, one];
    }
    const power = one * one + two * two - factor * one * two;
    strongest = Math.max(strongest, 2 * Math.sqrt(power) / length);
  }
  return strongest;
}

/** The length in seconds that the file itself states. */
export async function lengthOf(file: Blob): Promise<number> {
  const video = document.createElement("video");
  video.src = URL.createObjectURL(file);
  await heard(video, "loadedmetadata");
  const { duration } = video;
  release(video);
  return duration;
}

/** The RGB colours at these points (0 to 1) of the last picture of a file. */
export async function coloursIn(
  file: Blob,
  points: readonly [number, number][],
): Promise<number[][]> {
  const video = document.createElement("video");
  video.muted = true;
  video.src = URL.createObjectURL(file);
  const { videoWidth: width, videoHeight: height } = await atItsEnd(video);
  const canvas = new OffscreenCanvas(width, height);
  const paint = canvas.getContext("2d")!;
  paint.drawImage(video, 0, 0);
  release(video);
  return points.map(([x, y]) => [
    ...paint.getImageData(Math.round(x * width), Math.round(y * height), 1, 1).data.slice(0, 3),
  ]);
}

/** Seeks far ahead, so that a file without a stated length gets one. */
async function atItsEnd(video: HTMLVideoElement): Promise<HTMLVideoElement> {
  try {
    await heard(video, "loadeddata");
    const seeking = heard(video, "seeked");
    video.currentTime = 1e6;
    await seeking;
    return video;
  } catch (cause) {
    release(video);
    throw cause;
  }
}

/** Frees the decoder: a page has only so many. */
function release(video: HTMLVideoElement): void {
  URL.revokeObjectURL(video.src);
  video.removeAttribute("src");
  video.load();
}

/** A player of a file that still grows may wait forever for a missing picture. */
const PICTURE_PATIENCE_MS = 8_000;

const heard = (video: HTMLVideoElement, type: string) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`Waited in vain for ${type}`)),
      PICTURE_PATIENCE_MS,
    );
    video.addEventListener(type, resolve, { once: true });
    video.addEventListener("error", () => reject(video.error), { once: true });
    video.addEventListener(type, () => clearTimeout(timer), { once: true });
  });
