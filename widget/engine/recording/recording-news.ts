/** Tells the host page when somebody asks to record, and when recording starts and ends. */
import type { Recording } from "../../../server/protocol/recording.ts";
import type { CallActor, CallMachineSnapshot } from "../../model/call-selectors.ts";
import type { RecordingNews } from "../../model/recording-desk.ts";

/** Follows the calls of this page until the returned function is called. */
export function followRecordingNews(
  actor: CallActor,
  onNews: (news: RecordingNews) => void,
): () => void {
  let told: Pick<Recording, "userId" | "state"> | null = null;

  function follow(snapshot: CallMachineSnapshot): void {
    const { call } = snapshot.context;
    const isLive = snapshot.matches("live");
    const now = isLive ? call?.recording ?? null : null;
    const before = told;
    told = now;
    if (before && before.userId !== now?.userId) {
      const reason = isLive ? call?.recordingNews?.reason : "call-over";
      onNews({ type: "recording", state: "off", by: before.userId, ...(reason && { reason }) });
    }
    if (now && (before?.userId !== now.userId || before.state !== now.state)) {
      onNews({ type: "recording", state: now.state, by: now.userId });
    }
  }

  const subscription = actor.subscribe(follow);
  follow(actor.getSnapshot());
  return () => subscription.unsubscribe();
}
