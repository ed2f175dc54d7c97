/** Which controls a call has, by the page's wish, the browser's abilities and the chat's rules. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { CallHandle } from "../../model/call-handle.ts";
import type { LineView } from "../../model/line-view.ts";

/**
 * A control that not every call has. `nobody-to-add` comes with `add-people` and makes it idle, so
 * that it only keeps its place.
 */
export type CallControl =
  | "camera"
  | "screenshare"
  | "pip"
  | "settings"
  | "chat"
  | "add-people"
  | "nobody-to-add";

/** Returns the controls to show, separated by spaces. `list` is the page's `controls-list`. */
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

/**
 * Returns those of `controls` that the call's chat allows: by this person's current token where it
 * names that chat, otherwise as the chat was when the call began.
 */
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

/** Whether this browser can share a screen on this page. Phones cannot. */
function canShareScreen(): boolean {
  const { mediaDevices } = navigator as { mediaDevices?: Partial<MediaDevices> };
  return mediaDevices?.getDisplayMedia !== undefined && isAllowedByPolicy();
}

function isAllowedByPolicy(): boolean {
  type Policy = { allowsFeature(feature: string): boolean };
  // `permissionsPolicy` is the specified name; browsers that implement it call it `featurePolicy`.
  const { permissionsPolicy, featurePolicy } = document as {
    permissionsPolicy?: Policy;
    featurePolicy?: Policy;
  };
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature("display-capture") ?? true;
}
