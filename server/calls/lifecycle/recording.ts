/**
 * A recording that somebody in the call makes in their own browser. All in the call have to agree to
 * it, before it begins and as long as it goes on; whoever comes in while it runs is asked as well.
 */
import {
  type CallRecord,
  holdsSeat,
  isLive,
  type RecordingRecord,
} from "../../store/calls/call-record.ts";
import type { Consent, Device, Notice } from "../call-service.ts";
import { recordingOnWire } from "../snapshot.ts";
import { inCall, tell } from "./notices.ts";
import {
  type Change,
  type EndedRecording,
  livePartOf,
  partsAt,
  refuse,
  type Scene,
  type Step,
  unchanged,
} from "./step.ts";

/** Asks everybody in the call; who asks agrees. Harmless when repeated. */
export function askToRecord(record: CallRecord, by: Device, { now }: Scene): Step {
  const part = livePartOf(record, by.userId);
  if ("ok" in part) return part;
  if (!holdsSeat(record, by)) {
    return refuse("not-in-call", "Only the device that has the seat can record the call");
  }
  if (record.startedAt === null) return refuse("too-early", "Nobody has answered yet");
  const { recording } = record;
  if (recording) {
    return recording.userId === by.userId
      ? unchanged(record)
      : refuse("recording-exists", "Somebody else records the call, or asks to");
  }
  const { userId } = by;
  return changed(record, { userId, state: "asking", agreed: [userId], askedAt: now });
}

/**
 * Agrees, or does not, or no longer: then there is no recording. Who has said `recordedBy` whom has not
 * spoken of the recording that somebody else has asked for meanwhile.
 */
export function consent(record: CallRecord, by: Device, { agreed, recordedBy }: Consent): Step {
  const recording = recordingOf(record, by);
  if ("ok" in recording) return recording;
  if (recordedBy !== undefined && recordedBy !== recording.userId) {
    return refuse("no-recording", "It is somebody else who records the call now, or asks to");
  }
  if (!agreed) {
    const reason = recording.userId === by.userId ? "stopped" : "declined";
    return changed(record, null, { reason, endedBy: by.userId });
  }
  if (recording.agreed.includes(by.userId)) return unchanged(record);
  return changed(record, { ...recording, agreed: [...recording.agreed, by.userId] });
}

/** Its maker ends it. */
export function stopRecording(record: CallRecord, by: Device): Step {
  const recording = recordingOf(record, by);
  if ("ok" in recording) return recording;
  if (recording.userId !== by.userId) {
    return refuse("no-recording", "The recording is somebody else's");
  }
  return changed(record, null, { reason: "stopped", endedBy: by.userId });
}

/** The recording that somebody in the call speaks of. */
function recordingOf(record: CallRecord, { userId }: Device) {
  const part = livePartOf(record, userId);
  if ("ok" in part) return part;
  if (part.status !== "joined") {
    return refuse("not-in-call", `You are not in the call: ${part.status}`);
  }
  return record.recording ?? refuse("no-recording", "Nobody records the call or asks to");
}

/** What comes of it is told by `withConsents`. */
function changed(
  record: CallRecord,
  recording: RecordingRecord | null,
  endedRecording?: EndedRecording,
): Change {
  return {
    ok: true,
    record: { ...record, recording },
    notices: [],
    ...(endedRecording ? { endedRecording } : {}),
  };
}

/**
 * The call with its recording as those who are in it now allow: it runs while each of them has
 * agreed, and is over with its maker's part in the call.
 */
export function asAllowed(record: CallRecord): CallRecord {
  const { recording } = record;
  if (!recording) return record;
  const joined = partsAt(record, "joined").map(({ userId }) => userId);
  if (!isLive(record) || !joined.includes(recording.userId)) return { ...record, recording: null };
  const agreed = recording.agreed.filter((userId) => joined.includes(userId));
  const state = joined.length === agreed.length ? "on" : "asking";
  return state === recording.state && agreed.length === recording.agreed.length
    ? record
    : { ...record, recording: { ...recording, agreed, state } };
}

/** A command as it leaves the call's recording, with the news where that is not as it was `before`. */
export function withConsents(before: CallRecord | null, change: Change): Change {
  const record = asAllowed(change.record);
  // What no command touches stays the very same.
  const isSame = (before?.recording ?? null) === (record.recording ?? null);
  const notices = isSame ? change.notices : [
    ...change.notices,
    ...recordingNews(record, change.endedRecording ?? { reason: "gone", endedBy: null }),
  ];
  return { ...change, record, notices };
}

/** To everybody in the call: the recording as it is. That it is over with the call need not be said. */
function recordingNews(record: CallRecord, { reason, endedBy }: EndedRecording): Notice[] {
  const { recording } = record;
  return tell(partsAt(record, "joined"), {
    type: "call:recording-changed",
    ...inCall(record),
    recording: recording ? recordingOnWire(recording) : null,
    ...(recording ? {} : { reason, ...(endedBy === null ? {} : { endedBy }) }),
  });
}
