/**
 * Runs inside a page before anything else: gives it a microphone with this person's own tone and a
 * small camera, so that a test can tell several people in one browser apart.
 */

declare global {
  interface Window {
    groupEars: {
      /** The ones of these tones (Hz) that are heard within the next `seconds`. */
      heardOf(tonesHz: number[], seconds: number): Promise<number[]>;
      /** Starts recording each of the others. */
      startKeeping(): void;
      /** Stops; returns each recording's tone, its length, and its longest gap. */
      kept(tonesHz: number[]): Promise<{ hz: number; seconds: number; longestGapMs: number }[]>;
      /** The longest stall of this page itself since `startKeeping()`. */
      longestStallMs(): number;
      /** The number of frames that each playing picture of others has shown. */
      framesSeen(): number[];
      /** How many peer connections this page has made, and how many were ever disconnected. */
      links(): { made: number; faltered: number };
      /**
       * The total bit rate that this page's cameras may send (bit/s), and each one's downscale
       * factor.
       */
      camerasSent(): { total: number; scales: number[] };
    };
  }
}

/** One person's voice and picture. */
export interface OwnDevices {
  hz: number;
  hue: number;
}

/** The script for a page. */
export function ownDevices(devices: OwnDevices): string {
  return `(${installDevices})(${JSON.stringify(devices)}); (${installEars})();`;
}

function installDevices({ hz, hue }: OwnDevices): void {
  const WIDTH = 320;
  const HEIGHT = 180;

  function voice(): MediaStreamTrack {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: hz });
    const mouth = new MediaStreamAudioDestinationNode(context);
    tone.connect(new GainNode(context, { gain: 0.3 })).connect(mouth);
    tone.start();
    return mouth.stream.getAudioTracks()[0];
  }

  function face(): MediaStreamTrack {
    const canvas = Object.assign(document.createElement("canvas"), {
      width: WIDTH,
      height: HEIGHT,
    });
    const pen = canvas.getContext("2d")!;
    let beat = 0;
    const timer = setInterval(() => {
      pen.fillStyle = `hsl(${hue} 60% ${40 + (beat++ % 20)}%)`;
      pen.fillRect(0, 0, WIDTH, HEIGHT);
    }, 100);
    const [track] = canvas.captureStream(10).getVideoTracks();
    track.addEventListener("ended", () => clearInterval(timer));
    return track;
  }

  navigator.mediaDevices.getUserMedia = ({ audio, video } = {}) =>
    Promise.resolve(new MediaStream([...(audio ? [voice()] : []), ...(video ? [face()] : [])]));
}

function installEars(): void {
  const playing = new Set<HTMLMediaElement>();
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    playing.add(this);
    return play.call(this);
  };
  const sounding = () =>
    [...playing].filter((element) =>
      !element.paused && !element.muted && element.srcObject instanceof MediaStream &&
      element.srcObject.getAudioTracks().length > 0
    ).map(({ srcObject }) => srcObject as MediaStream);

  async function heardOf(tonesHz: number[], seconds: number): Promise<number[]> {
    const context = new AudioContext();
    await context.resume();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    for (const stream of sounding()) context.createMediaStreamSource(stream).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    const hzPerBin = context.sampleRate / analyser.fftSize;
    const heard = new Set<number>();
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until && heard.size < tonesHz.length) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      analyser.getFloatFrequencyData(bins);
      for (const hz of tonesHz) if (bins[Math.round(hz / hzPerBin)] > -50) heard.add(hz);
    }
    await context.close();
    return [...heard].sort((a, b) => a - b);
  }

  let keepers: MediaRecorder[] = [];
  let context: AudioContext;

  let longestStallMs = 0;
  let ticker: ReturnType<typeof setInterval> | undefined;
  function watchForStalls(): void {
    clearInterval(ticker);
    longestStallMs = 0;
    let last = performance.now();
    ticker = setInterval(() => {
      const now = performance.now();
      longestStallMs = Math.max(longestStallMs, now - last);
      last = now;
    }, 20);
  }

  function startKeeping(): void {
    watchForStalls();
    context = new AudioContext();
    keepers = sounding().map((stream) => {
      const sink = new MediaStreamAudioDestinationNode(context);
      context.createMediaStreamSource(stream).connect(sink);
      const keeper = new MediaRecorder(sink.stream);
      keeper.start();
      return keeper;
    });
  }

  const finished = (keeper: MediaRecorder) =>
    new Promise<Blob>((resolve) => {
      keeper.ondataavailable = ({ data }) => resolve(data);
      keeper.stop();
    });

  /** The strength of a tone in these samples (the Goertzel algorithm). */
  function strength(samples: Float32Array, hz: number, sampleRate: number): number {
    const turn = 2 * Math.cos(2 * Math.PI * hz / sampleRate);
    let last = 0;
    let before = 0;
    for (const sample of samples) [last, before] = [sample + turn * last - before, last];
    return Math.sqrt(last * last + before * before - turn * last * before) / samples.length;
  }

  async function kept(tonesHz: number[]) {
    const sounds = await Promise.all(
      keepers.map(async (keeper) =>
        await context.decodeAudioData(await (await finished(keeper)).arrayBuffer())
      ),
    );
    await context.close();
    return sounds.map((sound) => {
      const samples = sound.getChannelData(0);
      const { sampleRate } = sound;
      const [hz] = tonesHz.toSorted((a, b) =>
        strength(samples, b, sampleRate) - strength(samples, a, sampleRate)
      );
      const step = Math.round(0.02 * sampleRate);
      const windows = Math.floor(samples.length / step);
      const strengths = Array.from(
        { length: windows },
        (_, at) => strength(samples.subarray(at * step, (at + 1) * step), hz, sampleRate),
      );
      const usual = strengths.toSorted((a, b) => a - b)[windows >> 1];
      let gap = 0;
      let longest = 0;
      // The recorder itself fades in.
      for (const one of strengths.slice(5, -5)) {
        gap = one < usual / 4 ? gap + 1 : 0;
        longest = Math.max(longest, gap);
      }
      return { hz, seconds: sound.duration, longestGapMs: longest * 20 };
    });
  }

  function* videos(root: Document | ShadowRoot): Generator<HTMLVideoElement> {
    for (const element of root.querySelectorAll("*")) {
      if (element instanceof HTMLVideoElement) yield element;
      if (element.shadowRoot && !element.part.contains("local-preview")) {
        yield* videos(element.shadowRoot);
      }
    }
  }

  /** Counted here since the first look, because Firefox counts no frames of live streams. */
  const counted = new WeakMap<HTMLVideoElement, number>();
  function framesOf(video: HTMLVideoElement): number {
    const { totalVideoFrames } = video.getVideoPlaybackQuality();
    if (totalVideoFrames > 0) return totalVideoFrames;
    const count = () => {
      counted.set(video, (counted.get(video) ?? -1) + 1);
      video.requestVideoFrameCallback(count);
    };
    if (!counted.has(video)) count();
    return counted.get(video)!;
  }

  const connections: RTCPeerConnection[] = [];
  const faltered = new Set<RTCPeerConnection>();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
      this.addEventListener("connectionstatechange", () => {
        if (/disconnected|failed/.test(this.connectionState)) faltered.add(this);
      });
    }
  };
  function camerasSent() {
    const encodings = connections.filter(({ connectionState }) => connectionState === "connected")
      .flatMap((connection) => connection.getSenders())
      .filter(({ track }) => track?.kind === "video")
      .map((sender) => sender.getParameters().encodings[0]);
    return {
      total: encodings.reduce((sum, { maxBitrate = Infinity }) => sum + maxBitrate, 0),
      scales: encodings.map(({ scaleResolutionDownBy = 1 }) => scaleResolutionDownBy),
    };
  }

  window.groupEars = {
    camerasSent,
    links: () => ({ made: connections.length, faltered: faltered.size }),
    heardOf,
    startKeeping,
    kept,
    longestStallMs: () => longestStallMs,
    framesSeen: () =>
      [...videos(document)].filter((video) => !video.paused && video.videoWidth > 0).map(framesOf),
  };
}
