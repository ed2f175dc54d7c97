/** What a person is shown of a recording in their call, chosen from the machine's snapshot. */
import type { RecordingEnd } from "../../../server/protocol/recording.ts";
import { type CallMachineSnapshot, selectCall } from "../../model/call-selectors.ts";
import { waitedFor } from "../../model/recorded-people.ts";

export interface RecordingView {
  sessionId: string | null;
  /** Null where nobody records or asks to. */
  now: {
    isOn: boolean;
    /** This person makes it. */
    isOwn: boolean;
    /** Who makes it. */
    name: string;
    hasAgreed: boolean;
    waitedFor: string[];
  } | null;
  /** How the last one came to its end, as the server said. */
  end: {
    reason: RecordingEnd | undefined;
    byMe: boolean;
    name: string;
    /** On the page's monotonic clock; null where the server said nothing. */
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
