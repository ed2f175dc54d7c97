/** Webhooks to the host's back end: the events of a call, each with the call at that time. */
import * as z from "zod/mini";
import { EndReason } from "./call.ts";
import { Timestamp, UserId } from "./ids.ts";
import { CallEntry } from "./rest.ts";

export const WebhookEventType = z.enum([
  /** The call was placed; nobody need be ringing yet. */
  "call.initiated",
  /** The first device rings. */
  "call.ringing",
  /** A person answered or joined; one event each. */
  "call.accepted",
  /** It rang, or would have rung, for a person who did not come; one event each. */
  "call.missed",
  /** A person declined, was busy or may not be called; one event each. */
  "call.rejected",
  /** The call is over; always a call's last event. */
  "call.ended",
]);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

/** The call as in REST, without the viewer's own fields. */
export const WebhookCall = z.omit(CallEntry, {
  isIncoming: true,
  isOutgoing: true,
  userStatus: true,
});
export type WebhookCall = z.infer<typeof WebhookCall>;

/** The body of a post. */
export const WebhookEvent = z.strictObject({
  /** The same in every repetition, and in the header `webhook-id`. */
  id: z.string(),
  type: WebhookEventType,
  /** When it happened. */
  timestamp: Timestamp,
  /** Numbers the events of this call from 1; a gap means that an event was given up. */
  sequence: z.int().check(z.positive()),
  /** Who answered, missed or rejected the call. */
  userId: z.optional(UserId),
  /** Why it was missed or rejected: `no-answer cancelled offline declined busy unavailable`. */
  reason: z.optional(EndReason),
  data: WebhookCall,
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;
