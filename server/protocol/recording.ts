/** A recording that one person in a call makes, and to which everybody in it has to agree. */
import * as z from "zod/mini";
import { Timestamp, UserId } from "./ids.ts";

/**
 * `asking` until everybody in the call has agreed, and again as soon as somebody joins who has not;
 * nothing is recorded but while it is `on`.
 */
export const RecordingState = z.enum(["asking", "on"]);
export type RecordingState = z.infer<typeof RecordingState>;

/** Why there is no recording any more: its maker stopped it or has left the call, or somebody does not agree, or no longer does. */
export const RecordingEnd = z.enum(["stopped", "gone", "declined"]);
export type RecordingEnd = z.infer<typeof RecordingEnd>;

export const Recording = z.strictObject({
  /** Who records. */
  userId: UserId,
  state: RecordingState,
  /** Who has agreed, its maker among them. */
  agreed: z.array(UserId),
  askedAt: Timestamp,
});
export type Recording = z.infer<typeof Recording>;
