/**
 * Runs inside a page before anything else: remembers every media element that plays, so that a test
 * can ask what a person in front of the page would hear and see. It does not change what the page
 * does.
 */

declare global {
  interface Window {
    pageEars: {
      /** The strongest frequency (Hz) in the sound of the next `seconds`; 0 for silence. */
      heardHz(seconds: number): Promise<number>;
      /** For failure messages: the state of each element that was asked to play. */
      elements(): string[];
      /** The largest picture that plays in an element other than the self-view. */
      seenPicture(): { width: number; height: number; frames: number };
    };
  }
}

export function installPageEars(): void {
  // Weak references, so that elements that the page has released are not kept alive.
  const playing: WeakRef<HTMLMediaElement>[] = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    if (!playing.some((one) => one.deref() === this)) playing.push(new WeakRef(this));
    return play.call(this);
  };

  const sounding = () =>
    playing.flatMap((one) => one.deref() ?? []).filter((element) =>
      !element.paused && !element.muted && element.volume > 0 &&
      element.srcObject instanceof MediaStream && element.srcObject.getAudioTracks().length > 0
    );

  async function heardHz(seconds: number): Promise<number> {
    // An element may be empty by the time the context has started.
    const streams = sounding().map(({ srcObject }) => srcObject as MediaStream);
    if (streams.length === 0) return 0;
    const context = new AudioContext();
    await context.resume();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    for (const stream of streams) context.createMediaStreamSource(stream).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    const hzPerBin = context.sampleRate / analyser.fftSize;
    let loudest = { decibels: -60, hz: 0 };
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      analyser.getFloatFrequencyData(bins);
      bins.forEach((decibels, bin) => {
        if (decibels > loudest.decibels) loudest = { decibels, hz: bin * hzPerBin };
      });
    }
    await context.close();
    return loudest.hz;
  }

  function elements(): string[] {
    return playing.flatMap((one) => one.deref() ?? []).map((element) => {
      const { paused, muted, volume, readyState } = element;
      const tracks = element.srcObject instanceof MediaStream
        ? element.srcObject.getAudioTracks()
        : [];
      const sources = tracks.map((track) => `${track.readyState}${track.muted ? " muted" : ""}`);
      return JSON.stringify({ paused, muted, volume, readyState, sources });
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
  const frames = new WeakMap<HTMLVideoElement, number>();
  function framesOf(video: HTMLVideoElement): number {
    const known = frames.get(video);
    if (known !== undefined) return known;
    const count = () => {
      frames.set(video, (frames.get(video) ?? -1) + 1);
      video.requestVideoFrameCallback(count);
    };
    count();
    return 0;
  }

  function seenPicture() {
    let largest = { width: 0, height: 0, frames: 0 };
    for (const video of videos(document)) {
      if (video.part.contains("local-preview") || video.paused) continue;
      if (video.videoWidth >= largest.width) {
        const { videoWidth: width, videoHeight: height } = video;
        largest = { width, height, frames: framesOf(video) };
      }
    }
    return largest;
  }

  globalThis.window.pageEars = { heardHz, elements, seenPicture };
}
