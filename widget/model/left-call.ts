/** What a page hands on of its call to the tab's next page. Does not know how it gets there. */
import { type CallMachineSnapshot, selectCameraOn, selectMicrophoneOn } from "./call-selectors.ts";
import type { Returning } from "./call-setup.ts";

/** The call that this page is in, or waits to resume, as the next page needs it. */
export function selectReturning(snapshot: CallMachineSnapshot): Returning | null {
  const { call, config, returning, limit, warnedOf } = snapshot.context;
  if (!snapshot.matches("live")) return returning;
  if (!call?.sessionId) return null;
  const sent = { muted: !selectMicrophoneOn(snapshot), videoEnabled: selectCameraOn(snapshot) };
  return { sessionId: call.sessionId, config, sent, warnedOf: limit?.endsAt ?? warnedOf };
}
