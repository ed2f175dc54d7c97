/** What a person sees of a recording in their call, selected from the machine's snapshot. */
import type { RecordingEnd } from "../../../server/protocol/recording.ts";
import { type CallMachineSnapshot, selectCall } from "../../model/call-selectors.ts";
import { waitedFor } from "../../model/recorded-people.ts";

export interface RecordingView {
  sessionId: string | null;
  /** Null while nobody records or asks to. */
  now: {
    isOn: boolean;
    /** This person records. */
    isOwn: boolean;
    /** The name of the person who records. */
    name: string;
    hasAgreed: boolean;
    waitedFor: string[];
  } | null;
  /** How the last recording ended, according to the server. */
  end: {
    reason: RecordingEnd | undefined;
    byMe: boolean;
    name: string;
    /** On the page's monotonic clock (ms); null where the server has not reported an end. */
    atMs: number | null;
  };
}

export function selectRecording(snapshot: CallMachineSnapshot): RecordingView | null {
  const call = selectCall(snapshot);
  if (!call) return null;
  const { selfId } = snapshot.context;
  const nameOf = (id: string | undefined) =>
    call.participants.find(({ userId }) => userId === id)?.name ?? "";
  const { recording, recordingNews: { endedBy, reason, receivedAtMs = null } = {} } = call;
  return {
    sessionId: call.sessionId,
    now: recording
      ? {
        isOn: recording.state === "on",
        isOwn: recording.userId === selfId,
        name: nameOf(recording.userId),
        hasAgreed: recording.agreed.includes(selfId),
        waitedFor: waitedFor(snapshot),
      }
      : null,
    end: { reason, byMe: endedBy === selfId, name: nameOf(endedBy), atMs: receivedAtMs },
  };
}
