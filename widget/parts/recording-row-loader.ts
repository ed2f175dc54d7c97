/** Puts what there is of recordings into the settings, and loads the part for it where there is any. */
import type { RecordingRowHost } from "./recording-row-part.ts";

/** In an answered call where the server has recordings and the page wants them, and wherever something was recorded. */
export function showRecordingRow(panel: HTMLElement, host: RecordingRowHost): void {
  const handle = host.handle();
  if (!handle) return;
  const { context } = handle.actor.getSnapshot();
  const isUnwanted = /\bno-recording\b/.test(host.root.host.getAttribute("controls-list") ?? "");
  const isPossible = context.call?.answeredAtMs != null && context.config?.features?.recording &&
    "MediaRecorder" in globalThis && !isUnwanted;
  if (!isPossible && !handle.recordings.desk?.kept.length) return;
  import("./recording-row-part.ts")
    .then((part) => part.addRecordingRow(panel, host, Boolean(isPossible)))
    .catch((cause) => console.warn(new Error("Cannot show the recordings", { cause })));
}
