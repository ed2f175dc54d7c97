/** The buttons of a call, from dialling to its end, as the panels put them into their layouts. */
import { html, nothing, type SVGTemplateResult, type TemplateResult } from "lit";
import type { VoiceLevels } from "../../model/call-handle.ts";
import {
  type CallMachineSnapshot,
  selectCameraOn,
  selectMicrophoneOn,
  selectScreenOn,
} from "../../model/call-selectors.ts";
import { camera, icon } from "./icon.ts";
import {
  addPerson,
  cameraOff,
  gear,
  handsetDown,
  microphone,
  microphoneOff,
  screenShare,
  screenStop,
  switchCamera,
} from "./icons.ts";
import { requests } from "./request-event.ts";
import type { Strings } from "../words/strings.ts";

/** One round button: its accessible name is also its tooltip. */
export interface Control {
  part: string;
  label: string;
  shape: SVGTemplateResult;
  /** `off`: this is switched off; `live`: it is on. Both are drawn to be noticed. */
  tone?: "off" | "live" | "accept" | "decline";
  /** Nothing to do now: it keeps its place, so that no other button moves from under a finger. */
  isIdle?: boolean;
  onClick: (event: Event) => void;
  inside?: TemplateResult | typeof nothing;
}

export const controlButton = (
  { part, label, shape, tone, isIdle = false, onClick, inside = nothing }: Control,
): TemplateResult =>
  html`
    <button
      type="button"
      part=${part}
      class="control ${tone ?? ""}"
      aria-label=${label}
      aria-disabled=${isIdle || nothing}
      title=${label}
      @click=${isIdle ? null : onClick}
    >${icon(shape)}${inside}</button>
  `;

/** The state that the usual buttons show. */
export interface OwnDevices {
  selfId: string;
  microphoneOn: boolean;
  cameraOn: boolean;
  sharing: boolean;
  isVideo: boolean;
}

export const selectOwnDevices = (snapshot: CallMachineSnapshot): OwnDevices => ({
  selfId: snapshot.context.selfId,
  microphoneOn: selectMicrophoneOn(snapshot),
  cameraOn: selectCameraOn(snapshot),
  sharing: selectScreenOn(snapshot),
  isVideo: snapshot.context.call?.callType === "video",
});

/** A small button, apart from the round ones. */
export const smallButton = (
  { part, label, shape, onClick, inside = nothing }: Control,
): TemplateResult =>
  html`
    <button
      type="button"
      class="gear"
      part=${part}
      aria-label=${label}
      title=${label}
      @click=${onClick}
    >${icon(shape)}${inside}</button>
  `;

export const settingsButton = (strings: Strings): TemplateResult =>
  smallButton({
    part: "settings-button",
    label: strings.settings,
    shape: gear,
    onClick: requests({ type: "open-settings" }),
  });

/** Switches to the camera that faces the other way. */
export const switchButton = (strings: Strings): TemplateResult =>
  smallButton({
    part: "switch-camera",
    label: strings.switchCamera,
    shape: switchCamera,
    onClick: requests({ type: "switch-camera" }),
  });

/** Share screen, or Stop sharing. */
export const shareControl = ({ sharing }: OwnDevices, strings: Strings): TemplateResult =>
  controlButton({
    part: "screenshare",
    label: sharing ? strings.stopSharing : strings.shareScreen,
    shape: sharing ? screenStop : screenShare,
    ...(sharing && { tone: "live" }),
    onClick: requests({ type: "toggle-screen-share" }),
  });

/** Add people; fires `chat-call-add-people`. */
export const addControl = (strings: Strings, isIdle: boolean): TemplateResult =>
  controlButton({
    part: "add-people",
    label: strings.addPeople,
    shape: addPerson,
    isIdle,
    onClick: ({ currentTarget }) =>
      currentTarget?.dispatchEvent(
        new Event("chat-call-add-people", { bubbles: true, composed: true }),
      ),
  });

/** Mute, the camera where there is one, the panel's `extra` controls, and Hang up. */
export function callControls(
  { selfId, microphoneOn, cameraOn, isVideo }: Omit<OwnDevices, "sharing">,
  strings: Strings,
  levels: VoiceLevels | null,
  extra: TemplateResult | typeof nothing = nothing,
  hasCamera = isVideo,
): TemplateResult {
  return html`
    ${controlButton({
      part: "microphone",
      label: microphoneOn ? strings.mute : strings.unmute,
      shape: microphoneOn ? microphone : microphoneOff,
      ...(!microphoneOn && { tone: "off" }),
      onClick: requests({ type: "toggle-microphone" }),
      inside: microphoneOn && levels
        ? html`
          <chat-call-voice-meter
            shape="bars"
            .levels=${levels}
            .userId=${selfId}
          ></chat-call-voice-meter>
        `
        : nothing,
    })} ${hasCamera
      ? controlButton({
        part: "camera",
        label: cameraOn ? strings.cameraOff : strings.cameraOn,
        shape: cameraOn ? camera : cameraOff,
        // A voice call does not miss a camera that is off.
        ...(!cameraOn && isVideo && { tone: "off" }),
        onClick: requests({ type: "toggle-camera" }),
      })
      : nothing} ${extra} ${controlButton({
        part: "hangup",
        label: strings.hangUp,
        shape: handsetDown,
        tone: "decline",
        onClick: requests({ type: "hang-up" }),
      })}
  `;
}
