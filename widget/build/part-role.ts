/** When a page loads each of the built scripts: at once, for a call, or only when somebody asks for it. */
import { basename, resolve } from "node:path";
import type { Rolldown } from "vite";

/** What a page pays for, and when; no page pays for what the host's worker imports. */
export type Role =
  | "loader"
  | "beforeIdle"
  | "call"
  | "locale"
  | "onDemand"
  | "background"
  | "worker";

/** What is loaded only when a person asks for it; every other part belongs to the usual call. */
const ON_DEMAND = [
  "device-failure.ts",
  "device-ladder.ts",
  "camera-facing.ts",
  "way-out.ts",
  "device-return.ts",
  "history-part.ts",
  "upcoming-part.ts",
  "due-part.ts",
  "group-part.ts",
  "invite-panel.ts",
  "choose-part.ts",
  "join-button.ts",
  "notice-part.ts",
  "message-desk.ts",
  "messages-part.ts",
  "popup-place.ts",
  "over-modal.ts",
  "settings-part.ts",
  "push-care.ts",
  "diagnosis-part.ts",
  "ring-alert.ts",
  "tab-companion.ts",
  "elsewhere-panel.ts",
  "recording-desk.ts",
  "recorder.ts",
  "recording-part.ts",
  "recording-notice-part.ts",
  "recording-row-part.ts",
];

/** What is loaded only where a person has chosen a background. */
const BACKGROUND = ["covered-camera.ts"];

/** Static imports of the entry load before the page is idle; what is only reached by `import()` comes later. */
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
  // What several need is loaded by the call, where that is one of them; a page in English has no locale.
  for (const role of ["call", "onDemand", "background", "locale"] as const) {
    for (const file of later) if (roleOfPart(file) === role) visit(file.fileName, role);
  }
  return roles;
}

function roleOfPart(file: Rolldown.OutputAsset | Rolldown.OutputChunk): Role {
  const source = file.type === "chunk" ? file.facadeModuleId ?? "" : "";
  if (resolve(source).includes("/ui/locales/")) return "locale";
  if (BACKGROUND.includes(basename(source))) return "background";
  return ON_DEMAND.includes(basename(source)) ? "onDemand" : "call";
}
