/** What the engine hands to the views: the machine to follow, and what is too quick for it. */
import type { UserId } from "../../server/protocol/ids.ts";
import type { CallActor } from "./call-selectors.ts";
import type { Recordings } from "./recording-desk.ts";
import type { CallMessages } from "./message-box.ts";

/** How loud each person is right now, measured from the real sound; polled by whoever draws it. */
export interface VoiceLevels {
  /** From 0 (silence) to 1; 0 for anybody who is not heard. The person's own id gives the microphone. */
  level(userId: UserId): number;
}

export interface CallHandle {
  actor: CallActor;
  levels: VoiceLevels;
  recordings: Recordings;
  messages: CallMessages;
}
