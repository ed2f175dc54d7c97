/** Microphone, camera and screen state in a call: kept in memory, sent to the others at once. */
import type { ServerEvent } from "../../protocol/server-message.ts";
import type { CallService, Notice } from "../call-service.ts";
import { following, inCall } from "../lifecycle/notices.ts";
import type { OtherInstances } from "../other-instances.ts";
import type { Roster } from "../roster.ts";
import { seatedCall } from "./seated-call.ts";

/** The service's `toggle`. */
export function togglesOf(
  { roster, deliver, others }: {
    roster: Roster;
    deliver(notices: Notice[]): void;
    others: OtherInstances;
  },
): Pick<CallService, "toggle"> {
  return {
    toggle(by, id, change) {
      const record = seatedCall(roster, by, id);
      if ("ok" in record) return record;
      const { userId } = by;
      const before = roster.flagsOf(record, userId);
      const after = { ...before, ...change };
      roster.setFlags(id, userId, after);

      const common = { ...inCall(record), userId };
      const messages: ServerEvent[] = [];
      if (change.muted !== undefined) {
        messages.push({ type: "call:participant-audio-toggle", ...common, muted: after.muted });
      }
      if (change.videoEnabled !== undefined) {
        const enabled = after.videoEnabled;
        messages.push({ type: "call:participant-video-toggle", ...common, enabled });
      }
      if (change.screenEnabled !== undefined) {
        const enabled = after.screenEnabled;
        messages.push({ type: "call:participant-screen-toggle", ...common, enabled });
      }
      // This person's other devices show the same switches.
      const audience = following(record).map((one) =>
        one.userId === userId ? { userId, except: by.connectionId } : { userId: one.userId }
      );
      const notices = messages.flatMap((message) => audience.map((one) => ({ ...one, message })));
      deliver(notices);
      others.flags(id, userId, after);
      others.announce(notices);
      return { ok: true };
    },
  };
}
