/** Chats in their wire format, and the presence of their members. */
import * as z from "zod/mini";
import { CallsAllowed, CallType } from "./call.ts";
import { ChatId, DisplayName, Picture, SessionId, Timestamp, UserId } from "./ids.ts";

/**
 * A member of an attached chat: whether they are connected, and whether this person can call them.
 */
export const MemberPresence = z.strictObject({
  id: UserId,
  reachable: z.boolean(),
  callable: z.boolean(),
});
export type MemberPresence = z.infer<typeof MemberPresence>;

/** A chat that this connection holds, as the server sees it. */
export const AttachedChat = z.strictObject({
  id: ChatId,
  title: z.optional(DisplayName),
  calls: CallsAllowed,
  members: z.array(
    z.strictObject({ id: UserId, name: DisplayName, picture: z.optional(Picture) }),
  ),
  endsAt: z.nullable(Timestamp),
});
export type AttachedChat = z.infer<typeof AttachedChat>;

/** A call running in a chat, with what a member who is not in it needs to join. */
export const RunningCall = z.strictObject({
  sessionId: SessionId,
  callType: CallType,
  /** The chat's members who are in it. */
  userIds: z.array(UserId),
});
export type RunningCall = z.infer<typeof RunningCall>;
