/** What has happened to the devices and the connection of a call, chosen from the machine's snapshot. */
import type { DeviceFailure, DeviceKind } from "../../model/call-failure.ts";
import {
  type CallMachineSnapshot,
  selectCameraOn,
  selectDeviceFailures,
  selectIsGroup,
  selectMicrophoneOn,
  selectScreenOn,
  selectState,
} from "../../model/call-selectors.ts";
import type { CallContext } from "../../model/call-setup.ts";

export interface NoticesView {
  /** What is still missing, at most one for each device. */
  missing: DeviceFailure[];
  /** What the system holds back of what is on. */
  paused: DeviceKind[];
  replaced: CallContext["replaced"];
  /** So little comes through that one should know. */
  isWeak: boolean;
}

export function selectNotices(snapshot: CallMachineSnapshot): NoticesView {
  const { interrupted, replaced, quality } = snapshot.context;
  const isOn: Record<DeviceFailure["device"], boolean> = {
    microphone: selectMicrophoneOn(snapshot),
    camera: selectCameraOn(snapshot),
    screen: selectScreenOn(snapshot),
  };
  const failures = selectDeviceFailures(snapshot);
  const last = (device: DeviceFailure["device"]) =>
    failures.filter((failure) => failure.device === device).slice(-1);
  return {
    missing: (["microphone", "camera", "screen"] as const).flatMap((device) =>
      isOn[device] ? [] : last(device)
    ),
    paused: interrupted.filter((device) => isOn[device]),
    replaced,
    // Of several each tile says it for itself, and a lost connection says so by itself.
    isWeak: selectState(snapshot) === "active" && !selectIsGroup(snapshot) &&
      (quality?.level === "poor" || quality?.level === "lost"),
  };
}
