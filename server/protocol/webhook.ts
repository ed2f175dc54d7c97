/** What the host's back end is told by webhook: the events of a call, each with the call as it then was. */
import * as z from "zod/mini";
import { EndReason } from "./call.ts";
import { Timestamp, UserId } from "./ids.ts";
import { CallEntry } from "./rest.ts";

export const WebhookEventType = z.enum([
  /** The call stands; nobody need be ringing yet. */
  "call.initiated",
  /** The first device rings. */
  "call.ringing",
  /** A person took the call; once for each. */
  "call.accepted",
  /** It rang, or would have rung, for a person who did not come; once for each. */
  "call.missed",
  /** A person declined, was busy or may not be called; once for each. */
  "call.rejected",
  /** The call is over; the last event of every call. */
  "call.ended",
]);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

/** The call as REST shows it, without what is one viewer's own. */
export const WebhookCall = z.omit(CallEntry, {
  isIncoming: true,
  isOutgoing: true,
  userStatus: true,
});
export type WebhookCall = z.infer<typeof WebhookCall>;

/** The body of one post. */
export const WebhookEvent = z.strictObject({
  /** The same in every repetition, and in the header `webhook-id`. */
  id: z.string(),
  type: WebhookEventType,
  /** When it happened. */
  timestamp: Timestamp,
  /** Counts the events of this call from 1; a gap is an event that was given up. */
  sequence: z.int().check(z.positive()),
  /** Who accepted, missed or rejected. */
  userId: z.optional(UserId),
  /** Why somebody missed or rejected: `no-answer cancelled offline declined busy unavailable`. */
  reason: z.optional(EndReason),
  data: WebhookCall,
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;
