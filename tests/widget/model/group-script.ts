/** Script helpers for group calls. */
import type { CallSnapshot, Participant } from "../../../server/protocol/call.ts";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { answered, person } from "./script.ts";

const at = (second: number): Partial<Participant> => ({
  joinedAt: `2026-01-31T12:00:0${second}.000Z`,
});
/** Somebody in the call since this second. */
export const seated = (userId: string, second: number) => person(userId, "joined", at(second));
/** A running call with these participants. */
export const callOf = (...participants: Participant[]): CallSnapshot => answered({ participants });
/** An event of a link. */
export const link = (type: "connected" | "interrupted" | "failed", userId: string): CallEvent => ({
  type: `link.${type}`,
  userId,
});
