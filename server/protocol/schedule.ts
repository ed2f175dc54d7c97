/** A call that people in a chat have scheduled. */
import * as z from "zod/mini";
import { CallType } from "./call.ts";
import { ChatId, DisplayName, Picture, RequestId, Timestamp, UserId } from "./ids.ts";
import { MEMBERS_MAX } from "./limits.ts";

/** The id of one scheduled call. */
export const ScheduledId = z.string().check(
  z.regex(/^[\w-]{1,64}$/, "expected the id of a scheduled call"),
);
export type ScheduledId = string;

const Person = z.strictObject({
  userId: UserId,
  name: DisplayName,
  picture: z.optional(Picture),
});

export const ScheduledCall = z.strictObject({
  id: ScheduledId,
  chatId: ChatId,
  callType: CallType,
  title: z.optional(DisplayName),
  startsAt: Timestamp,
  organizer: Person,
  /** The organizer comes first. */
  participants: z.array(Person),
  /** Whether the recipient is the organizer. */
  isOrganizer: z.boolean(),
});
export type ScheduledCall = z.infer<typeof ScheduledCall>;

/** The body of `POST /api/scheduled-calls`. */
export const ScheduleRequest = z.strictObject({
  chatId: ChatId,
  callType: CallType,
  startsAt: z.iso.datetime({ offset: true }),
  title: z.optional(DisplayName),
  targetUserIds: z.optional(z.array(UserId).check(z.minLength(1), z.maxLength(MEMBERS_MAX))),
  /** Repeating a request with the same key returns the call made by the first one. */
  idempotencyKey: z.optional(RequestId),
});
export type ScheduleRequest = z.infer<typeof ScheduleRequest>;

/** The query of `GET /api/scheduled-calls`. */
export const ScheduleQuery = z.strictObject({ chatId: z.optional(ChatId) });
export type ScheduleQuery = z.infer<typeof ScheduleQuery>;

/** Scheduled calls, earliest first. */
export const ScheduledCalls = z.strictObject({ scheduledCalls: z.array(ScheduledCall) });
export type ScheduledCalls = z.infer<typeof ScheduledCalls>;

/** The scheduled call that was changed. */
export const ScheduledCallId = z.strictObject({ id: ScheduledId });
export type ScheduledCallId = z.infer<typeof ScheduledCallId>;
