/** Adds recordings to the settings if there is anything to show, and loads that part only then. */
import type { RecordingRowHost } from "./recording-row-part.ts";

/** Shown in an answered call if server and page allow recording, and if any recording is kept. */
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
