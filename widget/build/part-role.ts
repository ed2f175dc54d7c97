/** When a page loads each built script: at once, for a call, or only on demand. */
import { relative, resolve } from "node:path";
import type { Rolldown } from "vite";

/** When a script is loaded; `worker` is what only the host's service worker imports. */
export type Role =
  | "loader"
  | "beforeIdle"
  | "call"
  | "locale"
  | "onDemand"
  | "background"
  | "worker";

/** The lists below are relative to this folder; the build runs in the project's root. */
const WIDGET = resolve("widget");

/** Loaded only when a person asks for it. Every other part belongs to an ordinary call. */
const ON_DEMAND = [
  "effects/devices/camera-facing.ts",
  "effects/devices/device-failure.ts",
  "effects/devices/device-ladder.ts",
  "effects/devices/device-return.ts",
  "effects/link/way-out.ts",
  "effects/messages/message-desk.ts",
  "effects/push/push-care.ts",
  "effects/recording/recorder.ts",
  "engine/recording/recording-desk.ts",
  "engine/tab-companion.ts",
  "parts/choose-part.ts",
  "parts/diagnosis-part.ts",
  "parts/due-part.ts",
  "parts/history-part.ts",
  "parts/recording-part.ts",
  "parts/recording-row-part.ts",
  "parts/settings-part.ts",
  "parts/upcoming-part.ts",
  "ui/elsewhere/elsewhere-panel.ts",
  "ui/group/group-part.ts",
  "ui/invite/invite-panel.ts",
  "ui/join/join-button.ts",
  "ui/messages/messages-part.ts",
  "ui/notices/notice-part.ts",
  "ui/popup/over-modal.ts",
  "ui/popup/popup-place.ts",
  "ui/recording/recording-notice-part.ts",
  "ui/ring/ring-alert.ts",
];

/** Loaded only if a person has chosen a background. */
const BACKGROUND = ["effects/background/covered-camera.ts"];

const LOCALES = "ui/locales/";

/** The entry's static imports load before the page is idle, everything behind `import()` later. */
export function rolesOf(bundle: Rolldown.OutputBundle): Map<string, Role> {
  const roles = new Map<string, Role>();
  const visit = (fileName: string, role: Role) => {
    const chunk = bundle[fileName];
    if (chunk?.type !== "chunk" || roles.has(fileName)) return;
    roles.set(fileName, role);
    for (const next of chunk.imports) visit(next, role);
  };
  for (const file of Object.values(bundle)) {
    if (file.type === "chunk" && file.isEntry) visit(file.fileName, "beforeIdle");
  }
  const later = Object.values(bundle).filter((file) =>
    file.type === "chunk" && file.isDynamicEntry
  );
  const built = later.map(sourceOf);
  const gone = [...ON_DEMAND, ...BACKGROUND].filter((part) => !built.includes(part));
  if (gone.length > 0) {
    throw new Error(`Cannot weigh ${gone.join(", ")}: not built as separate parts`);
  }
  // A file that several parts share counts for the first of these roles: the call loads it, if it
  // is one of them. Locales come last, as a page in English loads none.
  for (const role of ["call", "onDemand", "background", "locale"] as const) {
    for (const file of later) if (roleOfPart(file) === role) visit(file.fileName, role);
  }
  return roles;
}

function roleOfPart(file: Rolldown.OutputAsset | Rolldown.OutputChunk): Role {
  const source = sourceOf(file);
  if (source.startsWith(LOCALES)) return "locale";
  if (BACKGROUND.includes(source)) return "background";
  return ON_DEMAND.includes(source) ? "onDemand" : "call";
}

function sourceOf(file: Rolldown.OutputAsset | Rolldown.OutputChunk): string {
  const path = file.type === "chunk" ? file.facadeModuleId ?? "" : "";
  // Windows paths have backslashes.
  return relative(WIDGET, path).replaceAll("\\", "/");
}
