/** The dialogs of the element, each loaded when somebody asks for it, by what is asked for. */
import type { CallType } from "../../server/protocol/call.ts";
import { loaded } from "../page/call-error.ts";
import type { HistoryHost } from "./history-part.ts";
import type { LineView } from "../model/line-view.ts";
import type { SettingsHost } from "./settings-part.ts";
import type { CallRequest, ElementRequest } from "../ui/kit/request-event.ts";

/** What a dialog answers: `initiate` where it is yet to be said whom to call. */
export type DialogRequest =
  | { type: "open-history" | "open-settings" | "diagnose" }
  | { type: "initiate"; callType: CallType };

/** What the dialogs need of the element they belong to. */
export type DialogHost = HistoryHost & SettingsHost;

/** Opens one of them; settles when it is on the screen. */
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

/** Takes away whichever is open. */
export function closeDialogs(root: ParentNode): void {
  root.querySelector("[exportparts^=dialog]")?.remove();
}

/** Whether what was asked for is one of them; a call to everybody is, where they are too many for one. */
export function isDialog(
  request: CallRequest | ElementRequest,
  { chat, maxParticipants }: Pick<LineView, "chat" | "maxParticipants">,
): request is DialogRequest {
  return request.type === "initiate"
    ? !request.to && chat !== null && chat.members.length > maxParticipants!
    : /^open-|^diagnose$/.test(request.type);
}
