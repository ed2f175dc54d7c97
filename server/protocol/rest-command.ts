/** The call commands over REST: the socket's messages without what path and token already say. */
import * as z from "zod/mini";
import { CallSnapshot, CallType } from "./call.ts";
import { MessageId, MessageText } from "./call-message.ts";
import { WebrtcAnswer, WebrtcIceCandidate, WebrtcOffer } from "./client-message.ts";
import { ChatId, ConnectionId, Reason, SessionId, UserId } from "./ids.ts";
import { MEMBERS_MAX } from "./limits.ts";

/** One of the person's own connections, which takes the seat if there are several. */
const device = { connectionId: z.optional(ConnectionId) };

/** The body of `POST /api/calls`. */
export const CallRequest = z.strictObject({
  chatId: ChatId,
  callType: CallType,
  targetUserIds: z.optional(z.array(UserId).check(z.minLength(1), z.maxLength(MEMBERS_MAX))),
  ...device,
});
export type CallRequest = z.infer<typeof CallRequest>;

/** The body of `accept`, `cancel` and `leave`. */
export const DeviceRequest = z.strictObject(device);
export type DeviceRequest = z.infer<typeof DeviceRequest>;

/** The body of `reject` and `end`. */
export const ReasonRequest = z.strictObject({ ...device, reason: z.optional(Reason) });
export type ReasonRequest = z.infer<typeof ReasonRequest>;

/** The body of `messages`. Without a `messageId`, a repeated request sends a second message. */
export const MessageRequest = z.strictObject({
  text: MessageText,
  messageId: z.optional(MessageId),
});
export type MessageRequest = z.infer<typeof MessageRequest>;

const known = { sessionId: true, chatId: true } as const;

/** The body of `signal`: a message of the socket. */
export const SignalRequest = z.discriminatedUnion("type", [
  z.extend(z.partial(WebrtcOffer, known), device),
  z.extend(z.partial(WebrtcAnswer, known), device),
  z.extend(z.partial(WebrtcIceCandidate, known), device),
]);
export type SignalRequest = z.infer<typeof SignalRequest>;

/** A call in which the person now has a seat. */
export const SeatedCall = z.strictObject({
  sessionId: SessionId,
  call: CallSnapshot,
  /** The chat's call was already ringing for this person, so dialling answered it. */
  accepted: z.optional(z.boolean()),
});
export type SeatedCall = z.infer<typeof SeatedCall>;

/** The call that a command was applied to. */
export const CommandedCall = z.strictObject({ sessionId: SessionId });
export type CommandedCall = z.infer<typeof CommandedCall>;
