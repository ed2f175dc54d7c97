/** What the host's back end says over REST: the chats it registers, the people it erases. */
import * as z from "zod/mini";
import { CallsAllowed } from "./call.ts";
import { ChatId, DisplayName, EpochSeconds, Picture, UserId, WholeNumber } from "./ids.ts";
import { MEMBERS_MAX } from "./limits.ts";

const chat = {
  title: z.optional(z.nullable(DisplayName)),
  calls: CallsAllowed,
  members: z.array(
    z.strictObject({
      id: UserId,
      /** Without one the id stands in its place. */
      name: z.optional(z.nullable(DisplayName)),
      picture: z.optional(z.nullable(Picture)),
    }),
  ).check(z.minLength(1), z.maxLength(MEMBERS_MAX)),
  /** Epoch seconds, as in a token; null or absent for no limit. */
  endsAt: z.optional(z.nullable(EpochSeconds)),
};

/** The body of `PUT /api/chats/{id}`: the `chat` claim of a token, with the path's id or without one. */
export const ChatRegistration = z.strictObject({ id: z.optional(ChatId), ...chat });
export type ChatRegistration = z.infer<typeof ChatRegistration>;

/** A registered chat. */
export const RegisteredChat = z.strictObject({ id: ChatId, ...chat });
export type RegisteredChat = z.infer<typeof RegisteredChat>;

/** The chat that is registered no more. */
export const ChatRemoval = z.strictObject({ id: ChatId });
export type ChatRemoval = z.infer<typeof ChatRemoval>;

/** What an erasure came to: whose, and in how many calls the name was. */
export const PersonErasure = z.strictObject({ id: UserId, calls: WholeNumber });
export type PersonErasure = z.infer<typeof PersonErasure>;

/** Whose browsers are pushed to no more, and how many these were. */
export const ForgottenPushes = z.strictObject({ id: UserId, browsers: WholeNumber });
export type ForgottenPushes = z.infer<typeof ForgottenPushes>;
