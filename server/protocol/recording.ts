/** A recording that one person in a call makes, and to which everybody in it must agree. */
import * as z from "zod/mini";
import { Timestamp, UserId } from "./ids.ts";

/**
 * `asking` until everybody in the call has agreed, and again when somebody joins who has not.
 * Recording takes place only while it is `on`.
 */
export const RecordingState = z.enum(["asking", "on"]);
export type RecordingState = z.infer<typeof RecordingState>;

/**
 * Why a recording ended: its maker stopped it or left the call, or somebody declined or withdrew.
 */
export const RecordingEnd = z.enum(["stopped", "gone", "declined"]);
export type RecordingEnd = z.infer<typeof RecordingEnd>;

export const Recording = z.strictObject({
  /** Who records. */
  userId: UserId,
  state: RecordingState,
  /** Those who have agreed, including its maker. */
  agreed: z.array(UserId),
  askedAt: Timestamp,
});
export type Recording = z.infer<typeof Recording>;
