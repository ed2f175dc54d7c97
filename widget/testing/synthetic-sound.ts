/** The voice of a test: a hum in place of a microphone. */

export interface SyntheticSound {
  /** A track that hums until it is stopped. */
  hum(): MediaStreamTrack;
  /** Whether the browser blocks the hum, because nobody has touched the page. */
  readonly isSilent: boolean;
  close(): void;
}

const HUM_HERTZ = 220;
const GAIN = 0.1;

/** Hums at once if a page can write audio samples, otherwise after the page's first gesture. */
export function createSyntheticSound(): SyntheticSound {
  return "MediaStreamTrackGenerator" in globalThis ? createWrittenSound() : createPlayedSound();
}

const SAMPLE_RATE = 48_000;
const FRAME_MS = 20;
const FRAME_SAMPLES = SAMPLE_RATE * FRAME_MS / 1_000;
const FRAMES_BEHIND_MAX = 50;

/**
 * Writes the samples itself (MediaStreamTrack Insertable Media Processing using Streams, in
 * Chromium's version). On a page without a gesture an AudioContext would be suspended: no packet
 * would be sent, and each voice call would count as connected only after two seconds.
 */
function createWrittenSound(): SyntheticSound {
  function hum(): MediaStreamTrack {
    const track = new MediaStreamTrackGenerator({ kind: "audio" });
    const writer = track.writable.getWriter();
    const startedMs = performance.now();
    let frames = 0;
    const writing = setInterval(() => {
      if (track.readyState !== "live") return clearInterval(writing);
      const due = Math.floor((performance.now() - startedMs) / FRAME_MS);
      // After a blocked main thread, catch up on the last second at most.
      frames = Math.max(frames, due - FRAMES_BEHIND_MAX);
      while (frames < due) writer.write(humFrame(frames++)).catch(() => {});
    }, FRAME_MS);
    return track;
  }
  return { hum, isSilent: false, close() {} };
}

function humFrame(index: number): AudioData {
  const start = index * FRAME_SAMPLES;
  const turn = 2 * Math.PI * HUM_HERTZ / SAMPLE_RATE;
  return new AudioData({
    format: "f32",
    sampleRate: SAMPLE_RATE,
    numberOfFrames: FRAME_SAMPLES,
    numberOfChannels: 1,
    timestamp: index * FRAME_MS * 1_000,
    data: Float32Array.from(
      { length: FRAME_SAMPLES },
      (_, at) => GAIN * Math.sin(turn * (start + at)),
    ),
  });
}

function createPlayedSound(): SyntheticSound {
  let audio: AudioContext | null = null;
  return {
    hum() {
      audio ??= new AudioContext();
      // Without a gesture on the page it stays silent; the track exists all the same.
      audio.resume().catch(() => {});
      const tone = new OscillatorNode(audio, { frequency: HUM_HERTZ });
      const quiet = new GainNode(audio, { gain: GAIN });
      const out = new MediaStreamAudioDestinationNode(audio);
      tone.connect(quiet).connect(out);
      tone.start();
      return out.stream.getAudioTracks()[0]!;
    },
    get isSilent() {
      return audio?.state === "suspended";
    },
    close: () => void audio?.close(),
  };
}

/** Only in Chromium, and therefore not in TypeScript's DOM types. */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(options: { kind: "audio" | "video" });
  readonly writable: WritableStream<AudioData>;
}
