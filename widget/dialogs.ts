/** The dialogs of the element, each loaded when somebody asks for it, by what is asked for. */
import { loaded } from "./call-error.ts";
import type { HistoryHost } from "./history-part.ts";
import type { SettingsHost } from "./settings-part.ts";

export type DialogName = "open-history" | "open-settings" | "diagnose";

/** What the dialogs need of the element they belong to. */
export type DialogHost = HistoryHost & SettingsHost;

/** Opens one of them; settles when it is on the screen. */
export async function openDialog(name: DialogName, host: DialogHost): Promise<void> {
  switch (name) {
    case "open-history":
      return await (await loaded(import("./history-part.ts"))).openHistory(host);
    case "open-settings":
      return await (await loaded(import("./settings-part.ts"))).openSettings(host);
    case "diagnose":
      return await (await loaded(import("./diagnosis-part.ts"))).diagnose(host);
  }
}

/** Whether what was asked for is one of them. */
export function isDialog<Request extends { type: string }>(
  request: Request,
): request is Extract<Request, { type: DialogName }> {
  return ["open-history", "open-settings", "diagnose"].includes(request.type);
}
