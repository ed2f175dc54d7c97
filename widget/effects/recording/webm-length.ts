/**
 * Writes the duration into a WebM file. A recording browser does not know it when it writes the
 * header, and without it players show no length and cannot seek.
 */

/** Element ids of the format (RFC 9559): the Info element, and the Duration within it. */
const INFO = [0x15, 0x49, 0xa9, 0x66];
const DURATION = [0x44, 0x89];
/** The header ends within this many bytes. */
const HEAD_BYTES = 512;
/** The size "eight bytes", as the format encodes it. */
const EIGHT = 0x88;
/** The largest size that fits into one byte. */
const SIZE_MAX = 0x7e;

/** The same file with its duration; unchanged if it has one already or is of another format. */
export async function withLength(file: Blob, durationMs: number): Promise<Blob> {
  if (!file.type.includes("webm")) return file;
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const at = indexOf(head, INFO, 0);
  const sizeAt = at + INFO.length;
  const size = head[sizeAt] & 0x7f;
  const isShort = head[sizeAt] > 0x7f;
  const written = [...DURATION, EIGHT, ...float64(durationMs)];
  if (at < 0 || !isShort || size + written.length > SIZE_MAX) return file;
  const has = indexOf(head.subarray(0, sizeAt + 1 + size), DURATION, sizeAt) >= 0;
  if (has) return file;
  const before = head.slice(0, sizeAt);
  const resized = Uint8Array.of(0x80 | (size + written.length), ...written);
  return new Blob([before, resized, file.slice(sizeAt + 1)], { type: file.type });
}

function indexOf(bytes: Uint8Array, wanted: readonly number[], from: number): number {
  for (let at = from; at <= bytes.length - wanted.length; at++) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

/** A number as the format's eight-byte float; browsers count a file's length in milliseconds. */
function float64(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return new Uint8Array(view.buffer);
}
