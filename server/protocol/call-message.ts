/** A message that somebody in a call writes to the others in it. */
import * as z from "zod/mini";
import { RequestId, Timestamp, UserId, WholeNumber } from "./ids.ts";
import { CALL_MESSAGE_MAX_LENGTH } from "./limits.ts";

/** What is written: not only white space, and bounded. */
export const MessageText = z.string().check(
  z.maxLength(CALL_MESSAGE_MAX_LENGTH),
  z.regex(/\S/, "expected more than white space"),
);

/** What its writer calls a message; who sends it again under the same name has sent it once. */
export const MessageId = RequestId;
export type MessageId = string;

const message = {
  messageId: MessageId,
  /** Counts the call's messages from 1, in the order in which the server took them. */
  index: WholeNumber,
  userId: UserId,
  text: MessageText,
  sentAt: Timestamp,
};

export const CallMessage = z.strictObject(message);
export type CallMessage = z.infer<typeof CallMessage>;
