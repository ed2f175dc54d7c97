/** What the engine hands to the views: the machine, and what changes too fast for it. */
import type { UserId } from "../../server/protocol/ids.ts";
import type { CallActor } from "./call-selectors.ts";
import type { Recordings } from "./recording-desk.ts";
import type { CallMessages } from "./message-box.ts";

/** How loud each person is right now, measured from the actual sound; the views poll it. */
export interface VoiceLevels {
  /** From 0 (silence) to 1; 0 for people who are not heard. The own id gives the microphone. */
  level(userId: UserId): number;
}

export interface CallHandle {
  actor: CallActor;
  levels: VoiceLevels;
  recordings: Recordings;
  messages: CallMessages;
}
