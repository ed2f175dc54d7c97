/** What the stage shows of an answered call, chosen from the machine's snapshot. */
import {
  type CallMachineSnapshot,
  isWeak,
  selectCall,
  selectLocalStream,
  selectState,
} from "../../model/call-selectors.ts";
import { hasWaiting } from "../../model/waiting-rings.ts";
import { type OwnDevices, selectOwnDevices } from "../kit/controls.ts";
import { type Face, hasPictures, selectFaces } from "../kit/face.ts";
import { troubleOf } from "../window/link-trouble.ts";
import type { Strings } from "../words/strings.ts";

export interface StageView {
  state: "connecting" | "active" | "reconnecting";
  faces: Face[];
  isOffline: boolean;
  own: OwnDevices;
  stream: MediaStream | null;
  /** Pictures fill the stage. */
  hasPictures: boolean;
  answeredAtMs: number | null;
  /**
   * There is something to tell or ask about devices, sound, connection, recording, limit or another
   * call.
   */
  hasNotices: boolean;
  /** The call is accepted, but the devices are not open yet. */
  opening: boolean;
  /** A camera is on, and there is another one that faces the other way. */
  canSwitchCamera: boolean;
  /** This person's screen was shared on the last page, and no longer is on this one. */
  sharingOver: boolean;
  /** The server takes messages in calls. */
  canWrite: boolean;
}

export function selectStage(snapshot: CallMachineSnapshot): StageView | null {
  const call = selectCall(snapshot);
  const state = selectState(snapshot);
  if (!call || (state !== "connecting" && state !== "active" && state !== "reconnecting")) {
    return null;
  }
  const own = selectOwnDevices(snapshot);
  const faces = selectFaces(snapshot);
  const { deviceFailures, interrupted, replaced, quality, cameraOffer, audioBlocked, limit } =
    snapshot.context;
  return {
    state,
    faces,
    isOffline: snapshot.context.isOffline,
    hasPictures: hasPictures(snapshot, faces),
    own,
    stream: selectLocalStream(snapshot),
    answeredAtMs: call.answeredAtMs,
    hasNotices: deviceFailures.length + interrupted.length > 0 || audioBlocked ||
      Boolean(call.recording ?? call.recordingNews) || replaced !== null || cameraOffer !== null ||
      limit !== null || isWeak(quality?.level) || hasWaiting(snapshot),
    canSwitchCamera: own.cameraOn && snapshot.context.canSwitchCamera,
    sharingOver: snapshot.context.sharingOver,
    canWrite: snapshot.context.config?.features?.messages ?? false,
    opening: snapshot.matches({ live: { phase: "answering" } }),
  };
}

/** What to say about the link; null while all is well, when the timer is shown. */
export function statusOf(view: StageView, strings: Strings): string | null {
  // With several people each tile shows its own trouble; told here is only what all of them have.
  const faces = view.faces.every(({ away }) => away !== null) ? view.faces : [];
  const trouble = troubleOf({ ...view, faces }, strings);
  return trouble ?? (view.state === "active" ? null : strings.status[view.state]);
}
