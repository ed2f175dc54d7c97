/** Opens the element's dialogs, each loaded on demand. */
import type { CallType } from "../../server/protocol/call.ts";
import { loaded } from "../page/call-error.ts";
import type { HistoryHost } from "./history-part.ts";
import type { LineView } from "../model/line-view.ts";
import type { SettingsHost } from "./settings-part.ts";
import type { CallRequest, ElementRequest } from "../ui/kit/request-event.ts";

/** A request that opens a dialog; `initiate` if the person has yet to choose whom to call. */
export type DialogRequest =
  | { type: "open-history" | "open-settings" | "diagnose" }
  | { type: "initiate"; callType: CallType };

/** What the dialogs need from their element. */
export type DialogHost = HistoryHost & SettingsHost;

/** Opens one of them; resolves when it is shown. */
export async function openDialog(request: DialogRequest, host: DialogHost): Promise<void> {
  switch (request.type) {
    case "initiate":
      return await (await loaded(import("./choose-part.ts"))).chooseWhom(request.callType, host);
    case "open-history":
      return await (await loaded(import("./history-part.ts"))).openHistory(host);
    case "open-settings":
      return await (await loaded(import("./settings-part.ts"))).openSettings(host);
    case "diagnose":
      return await (await loaded(import("./diagnosis-part.ts"))).diagnose(host);
  }
}

/** Removes the open dialog, if any. */
export function closeDialogs(root: ParentNode): void {
  root.querySelector("[exportparts^=dialog]")?.remove();
}

/** Whether the request opens a dialog; so does calling everybody in a chat too large for a call. */
export function isDialog(
  request: CallRequest | ElementRequest,
  { chat, maxParticipants }: Pick<LineView, "chat" | "maxParticipants">,
): request is DialogRequest {
  return request.type === "initiate"
    ? !request.to && chat !== null && chat.members.length > maxParticipants!
    : /^open-|^diagnose$/.test(request.type);
}
