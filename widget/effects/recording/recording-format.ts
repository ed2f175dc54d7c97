/** The format in which a browser records, and the name of the file. */

/** Best first: the cheapest codec of each browser, as the call itself has priority. */
const FORMATS = {
  video: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"],
  voice: ["audio/webm;codecs=opus", "audio/webm", "audio/mp4"],
} as const;

/** With this few cores the call itself needs them, so the recording has fewer frames a second. */
const FEW_CORES = 4;

/**
 * Pixels, and frames per second. Drawing and encoding 20 frames takes two thirds of a slow core, a
 * voice one hundredth.
 */
export const PICTURE = {
  width: 1280,
  height: 720,
  frameRate: navigator.hardwareConcurrency > FEW_CORES ? 24 : 15,
} as const;

/** Bits per second: an hour of voice is 29 MB, an hour of video 700 MB. */
export const BITRATES = { audioBitsPerSecond: 64_000, videoBitsPerSecond: 1_500_000 } as const;

/** The MIME type for this kind; null if the browser cannot record it. */
export function formatOf(kind: keyof typeof FORMATS): string | null {
  if (typeof MediaRecorder !== "function") return null;
  return FORMATS[kind].find((format) => MediaRecorder.isTypeSupported(format)) ?? null;
}

/** Characters that some file system does not allow in a name. */
// deno-lint-ignore no-control-regex
const UNFIT = /[\\/:*?"<>|\u0000-\u001f\u007f]+/g;
const NAMES_MAX = 3;
const LENGTH_MAX = 80;

/** Such as `Ben, Noor 2026-11-22 17-40.webm`, by the clock of the person who records. */
export function fileNameOf(names: readonly string[], startedAt: Date, mimeType: string): string {
  const digits = (part: number) => String(part).padStart(2, "0");
  const day = [startedAt.getFullYear(), startedAt.getMonth() + 1, startedAt.getDate()];
  const time = [startedAt.getHours(), startedAt.getMinutes()];
  const more = names.length > NAMES_MAX ? ` +${names.length - NAMES_MAX}` : "";
  const who = Array.from(names.slice(0, NAMES_MAX).join(", ").replace(UNFIT, " ").trim())
    .slice(0, LENGTH_MAX).join("");
  const when = `${day.map(digits).join("-")} ${time.map(digits).join("-")}`;
  return `${`${who}${more} ${when}`.trim()}.${mimeType.includes("mp4") ? "mp4" : "webm"}`;
}
