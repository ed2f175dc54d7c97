/** What has happened to the devices and the connection of a call, chosen from the machine's snapshot. */
import type { DeviceFailure, DeviceKind } from "../../model/call-failure.ts";
import {
  type CallMachineSnapshot,
  isWeak,
  selectAudioBlocked,
  selectCameraOn,
  selectDeviceFailures,
  selectIsGroup,
  selectMicrophoneOn,
  selectScreenOn,
  selectState,
} from "../../model/call-selectors.ts";
import type { CallContext, CameraOffer } from "../../model/call-setup.ts";
import { selectFaces } from "../kit/face.ts";

export interface NoticesView {
  /** The browser waits for a gesture before it plays the others. */
  isSilent: boolean;
  /** A question about the own camera, and whose name is in it. */
  offer: { about: CameraOffer; name: string } | null;
  /** What is still missing, at most one for each device. */
  missing: DeviceFailure[];
  /** What the system holds back of what is on. */
  paused: DeviceKind[];
  replaced: CallContext["replaced"];
  /** Somebody records the call or asks to, or did. */
  isRecorded: boolean;
  /** So little comes through that one should know. */
  isWeak: boolean;
  /** When the chat's own limit ends the call (page's monotonic clock); null while it is far. */
  endsAtMs: number | null;
  /** That limit as the person should hear of it; null where they have on an earlier page. */
  limitNews: string | null;
}

export function selectNotices(snapshot: CallMachineSnapshot): NoticesView {
  const { call, interrupted, replaced, quality, limit, warnedOf } = snapshot.context;
  const isOn: Record<DeviceFailure["device"], boolean> = {
    microphone: selectMicrophoneOn(snapshot),
    camera: selectCameraOn(snapshot),
    screen: selectScreenOn(snapshot),
  };
  const failures = selectDeviceFailures(snapshot);
  const last = (device: DeviceFailure["device"]) =>
    failures.filter((failure) => failure.device === device).slice(-1);
  return {
    isSilent: selectAudioBlocked(snapshot),
    offer: selectOffer(snapshot, isOn.camera),
    missing: (["microphone", "camera", "screen"] as const).flatMap((device) =>
      isOn[device] ? [] : last(device)
    ),
    paused: interrupted.filter((device) => isOn[device]),
    replaced,
    isRecorded: Boolean(call?.recording ?? call?.recordingNews),
    // Of several each tile says it for itself, and a lost connection says so by itself.
    isWeak: selectState(snapshot) === "active" && !selectIsGroup(snapshot) &&
      isWeak(quality?.level),
    endsAtMs: limit && limit.atMs,
    limitNews: limit && limit.endsAt !== warnedOf ? limit.endsAt : null,
  };
}

function selectOffer(snapshot: CallMachineSnapshot, cameraOn: boolean): NoticesView["offer"] {
  const about = snapshot.context.cameraOffer;
  // The question is whether to change what is.
  if (!about || cameraOn !== (about.kind === "spare")) return null;
  const whose = about.kind === "join" &&
    selectFaces(snapshot).find(({ id }) => id === about.userId);
  return { about, name: whose ? whose.name : "" };
}
