/** A message that somebody in a call writes to the others in it. */
import * as z from "zod/mini";
import { Timestamp, UserId, WholeNumber } from "./ids.ts";
import { CALL_MESSAGE_MAX_LENGTH } from "./limits.ts";

/** The text: bounded, and not only white space. */
export const MessageText = z.string().check(
  z.maxLength(CALL_MESSAGE_MAX_LENGTH),
  z.regex(/\S/, "expected more than white space"),
);

/** An id chosen by the sender; a message repeated with the same id counts once. */
export const MessageId = z.string().check(
  z.regex(/^[\w.-]{1,64}$/, "expected 1 to 64 letters, digits, dots, hyphens and underscores"),
);
export type MessageId = string;

/** A message as everybody in the call receives it. */
export const CallMessage = z.strictObject({
  messageId: MessageId,
  /** Numbers the call's messages from 1, in the order in which the server received them. */
  index: WholeNumber,
  userId: UserId,
  text: MessageText,
  sentAt: Timestamp,
});
export type CallMessage = z.infer<typeof CallMessage>;
