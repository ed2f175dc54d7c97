/** Microphone, camera and screen of who is in a call: kept in memory, told to the others at once. */
import type { ServerEvent } from "../protocol/server-message.ts";
import type { CallService, Notice } from "./call-service.ts";
import { following, inCall } from "./lifecycle/notices.ts";
import { refuse } from "./lifecycle/step.ts";
import type { OtherInstances } from "./other-instances.ts";
import type { Roster } from "./roster.ts";

/** The `toggle` of the service. */
export function togglesOf(
  { roster, deliver, others }: {
    roster: Roster;
    deliver(notices: Notice[]): void;
    others: OtherInstances;
  },
): Pick<CallService, "toggle"> {
  return {
    toggle(by, id, change) {
      const record = roster.get(id);
      if (!record) return refuse("call-not-found", "There is no such call, or it is over");
      const { userId } = by;
      const part = record.participants.find((participant) => participant.userId === userId);
      if (part?.status !== "joined" || part.seat !== by.connectionId) {
        return refuse("not-in-call", "This connection holds no seat in the call");
      }
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
