/** A message that somebody in a call writes to the others in it. */
import * as z from "zod/mini";
import { Timestamp, UserId, WholeNumber } from "./ids.ts";
import { CALL_MESSAGE_MAX_LENGTH } from "./limits.ts";

/** What is written: not only white space, and bounded. */
export const MessageText = z.string().check(
  z.maxLength(CALL_MESSAGE_MAX_LENGTH),
  z.regex(/\S/, "expected more than white space"),
);

/** What its writer calls a message; who sends it again under the same name has sent it once. */
export const MessageId = z.string().check(
  z.regex(/^[\w.-]{1,64}$/, "expected 1 to 64 letters, digits, dots, hyphens and underscores"),
);
export type MessageId = string;

/** A message as everybody in the call has it. */
export const CallMessage = z.strictObject({
  messageId: MessageId,
  /** Counts the call's messages from 1, in the order in which the server took them. */
  index: WholeNumber,
  userId: UserId,
  text: MessageText,
  sentAt: Timestamp,
});
export type CallMessage = z.infer<typeof CallMessage>;
