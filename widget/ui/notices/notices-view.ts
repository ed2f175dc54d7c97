/** What there is to tell a person during a call, selected from the snapshot. */
import type { ChatId, SessionId } from "../../../server/protocol/ids.ts";
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
import { callsBehind } from "../../model/waiting-rings.ts";
import { selectFaces } from "../kit/face.ts";

export interface NoticesView {
  /** The browser blocks the others' sound until a user gesture. */
  isSilent: boolean;
  /** A question about one's own camera, and the name of the person in it. */
  offer: { about: CameraOffer; name: string } | null;
  /** The callers of calls that ring behind this one. */
  waiting: { sessionId: SessionId; chatId: ChatId; name: string }[];
  /** The devices still missing, at most one failure each. */
  missing: DeviceFailure[];
  /** Devices that are on but interrupted by the system. */
  paused: DeviceKind[];
  replaced: CallContext["replaced"];
  /** Somebody records the call, asks to, or did. */
  isRecorded: boolean;
  /** The connection is so weak that the person should know. */
  isWeak: boolean;
  /** When the chat's limit ends the call (page's monotonic clock, ms); null while far off. */
  endsAtMs: number | null;
  /** Identifies the limit to announce; null where it was announced on an earlier page. */
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
    waiting: callsBehind(snapshot.context).map(({ sessionId, chatId, callerId, participants }) => ({
      sessionId,
      chatId,
      name: participants.find(({ userId }) => userId === callerId)?.name ?? "",
    })),
    missing: (["microphone", "camera", "screen"] as const).flatMap((device) =>
      isOn[device] ? [] : last(device)
    ),
    paused: interrupted.filter((device) => isOn[device]),
    replaced,
    isRecorded: Boolean(call?.recording ?? call?.recordingNews),
    // In a group each tile shows its own quality; a lost connection has its own status text.
    isWeak: selectState(snapshot) === "active" && !selectIsGroup(snapshot) &&
      isWeak(quality?.level),
    endsAtMs: limit && limit.atMs,
    limitNews: limit && limit.endsAt !== warnedOf ? limit.endsAt : null,
  };
}

function selectOffer(snapshot: CallMachineSnapshot, cameraOn: boolean): NoticesView["offer"] {
  const about = snapshot.context.cameraOffer;
  // The question is valid only while the camera is still in the state to be changed.
  if (!about || cameraOn !== (about.kind === "spare")) return null;
  const whose = about.kind === "join" &&
    selectFaces(snapshot).find(({ id }) => id === about.userId);
  return { about, name: whose ? whose.name : "" };
}
