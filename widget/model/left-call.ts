/** What a page leaves of its call to the next page of its tab. Knows not how it gets there. */
import { type CallMachineSnapshot, selectCameraOn, selectMicrophoneOn } from "./call-selectors.ts";
import type { Returning } from "./call-setup.ts";

/** The call that this page is in, or is to take up once the server has spoken, as the next page needs it. */
export function selectReturning(snapshot: CallMachineSnapshot): Returning | null {
  const { call, config, returning, limit, warnedOf } = snapshot.context;
  if (!snapshot.matches("live")) return returning;
  if (!call?.sessionId) return null;
  const sent = { muted: !selectMicrophoneOn(snapshot), videoEnabled: selectCameraOn(snapshot) };
  return { sessionId: call.sessionId, config, sent, warnedOf: limit?.endsAt ?? warnedOf };
}
