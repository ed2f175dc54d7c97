/** A chat as the wire tells of it, and who of it is here. */
import * as z from "zod/mini";
import { CallsAllowed, CallType } from "./call.ts";
import { ChatId, DisplayName, Picture, SessionId, Timestamp, UserId } from "./ids.ts";

/** A member of an attached chat: may this person be rung now, and are they here? */
export const MemberPresence = z.strictObject({
  id: UserId,
  reachable: z.boolean(),
  callable: z.boolean(),
});
export type MemberPresence = z.infer<typeof MemberPresence>;

/** A chat this connection holds, as the server sees it. */
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

/** The call that others of a chat have, as a member who is not in it may know of it: enough to join. */
export const RunningCall = z.strictObject({
  sessionId: SessionId,
  callType: CallType,
  /** Who of the chat is in it. */
  userIds: z.array(UserId),
});
export type RunningCall = z.infer<typeof RunningCall>;
