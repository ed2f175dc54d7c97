/**
 * Separates people from the background in a picture with a small model, run by TensorFlow Lite in
 * WebAssembly. The runtime comes with `@twilio/video-processors`; that package's own script is not
 * used, as it would have to be added to the host's page. Knows no camera and no call.
 */

/** The size of the pictures that it takes, whatever the camera's. */
export const MASK_WIDTH = 256;
export const MASK_HEIGHT = 144;

export interface PersonSegmenter {
  /** How likely each pixel shows a person, from 0 to 1. Returns the same memory each time. */
  segment(picture: ImageData): Float32Array;
}

const RUNTIME = new URL(
  "../../../node_modules/@twilio/video-processors/dist/build/tflite-simd-1-0-0.wasm",
  import.meta.url,
);
const MODEL = new URL(
  "../../../node_modules/@twilio/video-processors/dist/build/selfie_segmentation_landscape.tflite",
  import.meta.url,
);
/** For some 650 kB: a slower connection could not carry video either. */
const LOAD_WITHIN_MS = 60_000;
/** The most memory that the runtime can address. */
const MOST_BYTES = 2_147_483_648;
const PAGE_BYTES = 65_536;

/** The exports of this build of the runtime, under the names that its compiler chose. */
interface Runtime {
  /** The memory. */
  q: WebAssembly.Memory;
  /** Initialises the runtime. */
  r(): void;
  /** The addresses of the model, of the picture and of the resulting mask. */
  s(): number;
  t(): number;
  x(): number;
  /** Loads the model; runs it on the picture. */
  B(modelBytes: number): void;
  C(): void;
}

/** Loads runtime and model in parallel; rejects if that fails or the page forbids compiling. */
export async function loadPersonSegmenter(
  get: (address: URL) => Promise<Response> = download,
): Promise<PersonSegmenter> {
  const [runtime, model] = await Promise.all([
    get(RUNTIME).then(start),
    get(MODEL).then((response) => response.arrayBuffer()),
  ]);
  const bytes = () => new Uint8Array(runtime.q.buffer);
  bytes().set(new Uint8Array(model), runtime.s());
  runtime.B(model.byteLength);

  return {
    segment({ data }) {
      // The last run may have grown the memory, which replaces its buffer.
      const numbers = new Float32Array(runtime.q.buffer);
      let at = runtime.t() / 4;
      for (let pixel = 0; pixel < data.length; pixel += 4) {
        numbers[at++] = data[pixel] / 255;
        numbers[at++] = data[pixel + 1] / 255;
        numbers[at++] = data[pixel + 2] / 255;
      }
      runtime.C();
      return new Float32Array(runtime.q.buffer, runtime.x(), MASK_WIDTH * MASK_HEIGHT);
    },
  };
}

async function download(address: URL): Promise<Response> {
  const response = await fetch(address, { signal: AbortSignal.timeout(LOAD_WITHIN_MS) });
  if (!response.ok) throw new Error(`Cannot load ${address}: the answer was ${response.status}`);
  return response;
}

async function start(response: Response): Promise<Runtime> {
  let memory: WebAssembly.Memory | null = null;
  const view = () => new DataView(memory!.buffer);
  const nothing = () => 0;
  const stop = () => {
    throw new Error("Cannot segment: the runtime has stopped");
  };
  // The system calls of a C program; this one has no files, no threads and no environment.
  const system = {
    a: stop,
    b(_file: number, parts: number, count: number, written: number): number {
      let length = 0;
      for (let part = 0; part < count; part++) {
        length += view().getInt32(parts + part * 8 + 4, true);
      }
      view().setInt32(written, length, true);
      return 0;
    },
    c: () => 6,
    d: stop,
    e: () => 28,
    f(count: number, size: number): number {
      view().setInt32(count, 0, true);
      view().setInt32(size, 0, true);
      return 0;
    },
    g: nothing,
    h: () => MOST_BYTES,
    i: stop,
    j: stop,
    k: nothing,
    l: (to: number, from: number, length: number) =>
      void new Uint8Array(memory!.buffer).copyWithin(to, from, from + length),
    m(wanted: number): number {
      const missing = (wanted >>> 0) - memory!.buffer.byteLength;
      try {
        memory!.grow(Math.max(0, Math.ceil(missing / PAGE_BYTES)));
        return 1;
      } catch {
        return 0;
      }
    },
    n(_clock: number, time: number): number {
      const ms = performance.now();
      view().setInt32(time, ms / 1000, true);
      view().setInt32(time + 4, (ms % 1000) * 1e6, true);
      return 0;
    },
    o: nothing,
    p: nothing,
  };
  // The files may be on a server that does not know this content type.
  const isKnown = response.headers.get("content-type") === "application/wasm";
  const { instance } = isKnown
    ? await WebAssembly.instantiateStreaming(response, { a: system })
    : await WebAssembly.instantiate(await response.arrayBuffer(), { a: system });
  const runtime = instance.exports as unknown as Runtime;
  memory = runtime.q;
  runtime.r();
  return runtime;
}
