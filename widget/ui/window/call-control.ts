/** Which controls a call has besides the usual ones: by the page's wish, the browser's means and the chat's leave. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { CallHandle } from "../../model/call-handle.ts";
import type { LineView } from "../../model/line-view.ts";

/** A control that not every call has; with `nobody-to-add`, the one for adding people keeps its place only. */
export type CallControl =
  | "camera"
  | "screenshare"
  | "pip"
  | "settings"
  | "chat"
  | "add-people"
  | "nobody-to-add";

/** The controls to show, with spaces between them; `list` is the page's `controls-list`. */
export function controlsOf(types: readonly CallType[], list: string | null): string {
  const unwanted = (list ?? "").split(/\s+/);
  const controls: CallControl[] = [];
  if (types.includes("video")) controls.push("camera");
  if (canShareScreen() && !unwanted.includes("no-screenshare")) controls.push("screenshare");
  if (document.pictureInPictureEnabled && !unwanted.includes("no-pip")) controls.push("pip");
  if (!unwanted.includes("no-settings")) controls.push("settings");
  if (!unwanted.includes("no-chat")) controls.push("chat");
  return controls.join(" ");
}

/** Those of them that the call's chat allows: as this person's own token names it, or else as it was when the call began. */
export function allowedControls(
  { controls, handle, line }: {
    controls: string;
    handle: CallHandle | null;
    line: LineView | null;
  },
): string {
  const call = handle?.actor.getSnapshot().context.call;
  const chat = line?.chat;
  const isVoiceOnly = chat && chat.id === call?.chatId ? chat.calls !== "video" : call?.voiceOnly;
  return isVoiceOnly ? controls.replace("camera", "") : controls;
}

/** Whether this browser, on this page, could share a screen: phones cannot. */
function canShareScreen(): boolean {
  const { mediaDevices } = navigator as { mediaDevices?: Partial<MediaDevices> };
  return mediaDevices?.getDisplayMedia !== undefined && isAllowedByPolicy();
}

function isAllowedByPolicy(): boolean {
  type Policy = { allowsFeature(feature: string): boolean };
  // The one name is the specification's, the other that of the browsers which know it.
  const { permissionsPolicy, featurePolicy } = document as {
    permissionsPolicy?: Policy;
    featurePolicy?: Policy;
  };
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature("display-capture") ?? true;
}
