/**
 * A recording that somebody in the call makes in their own browser. Everybody in the call must
 * agree before it begins and while it runs; newcomers are asked as well.
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

/** Asks everybody in the call; asking is agreeing. Idempotent. */
export function askToRecord(record: CallRecord, by: Device, { now }: Scene): Step {
  const part = livePartOf(record, by.userId);
  if ("ok" in part) return part;
  if (!holdsSeat(record, by)) {
    return refuse("not-in-call", "Only the device that holds your seat can record the call");
  }
  if (record.startedAt === null) return refuse("too-early", "Nobody has answered yet");
  const { recording } = record;
  if (recording) {
    return recording.userId === by.userId
      ? unchanged(record)
      : refuse("recording-exists", "Somebody else is recording the call, or has asked to");
  }
  const { userId } = by;
  return changed(record, { userId, state: "asking", agreed: [userId], askedAt: now });
}

/**
 * Agrees, declines or withdraws; without agreement there is no recording. An answer that names
 * `recordedBy` does not apply to a recording that somebody else has asked for since.
 */
export function consent(record: CallRecord, by: Device, { agreed, recordedBy }: Consent): Step {
  const recording = recordingOf(record, by);
  if ("ok" in recording) return recording;
  if (recordedBy !== undefined && recordedBy !== recording.userId) {
    return refuse(
      "no-recording",
      "The recording of recordedBy is over: somebody else records, or has asked to",
    );
  }
  if (!agreed) {
    const reason = recording.userId === by.userId ? "stopped" : "declined";
    return changed(record, null, { reason, endedBy: by.userId });
  }
  if (recording.agreed.includes(by.userId)) return unchanged(record);
  return changed(record, { ...recording, agreed: [...recording.agreed, by.userId] });
}

/** The recording's maker stops it. */
export function stopRecording(record: CallRecord, by: Device): Step {
  const recording = recordingOf(record, by);
  if ("ok" in recording) return recording;
  if (recording.userId !== by.userId) {
    return refuse("no-recording", "Only the person who makes the recording can stop it");
  }
  return changed(record, null, { reason: "stopped", endedBy: by.userId });
}

/** The recording that a person in the call refers to. */
function recordingOf(record: CallRecord, { userId }: Device) {
  const part = livePartOf(record, userId);
  if ("ok" in part) return part;
  if (part.status !== "joined") {
    return refuse("not-in-call", `You are not in the call: ${part.status}`);
  }
  return record.recording ?? refuse("no-recording", "Nobody is recording the call or has asked to");
}

/** The notices are added by `withConsents`. */
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
 * The call with its recording updated for those in it now: it runs while each of them has agreed,
 * and ends when its maker leaves.
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

/** A command's result with the recording updated, and notices if it differs from `before`. */
export function withConsents(before: CallRecord | null, change: Change): Change {
  const record = asAllowed(change.record);
  // An untouched recording is the same object.
  const isSame = (before?.recording ?? null) === (record.recording ?? null);
  const notices = isSame ? change.notices : [
    ...change.notices,
    ...recordingNews(record, change.endedRecording ?? { reason: "gone", endedBy: null }),
  ];
  return { ...change, record, notices };
}

/**
 * To everybody in the call: the recording's state. The end of the call implies the recording's end.
 */
function recordingNews(record: CallRecord, { reason, endedBy }: EndedRecording): Notice[] {
  const { recording } = record;
  return tell(partsAt(record, "joined"), {
    type: "call:recording-changed",
    ...inCall(record),
    recording: recording ? recordingOnWire(recording) : null,
    ...(recording ? {} : { reason, ...(endedBy === null ? {} : { endedBy }) }),
  });
}
