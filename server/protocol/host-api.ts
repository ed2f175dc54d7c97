/** The REST API for the host's back end: registering chats, erasing people. */
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
      /** The id is shown if there is no name. */
      name: z.optional(z.nullable(DisplayName)),
      picture: z.optional(z.nullable(Picture)),
    }),
  ).check(z.minLength(1), z.maxLength(MEMBERS_MAX)),
  /** Epoch seconds, as in a token; null or absent for no limit. */
  endsAt: z.optional(z.nullable(EpochSeconds)),
};

/** The body of `PUT /api/chats/{id}`: a token's `chat` claim, with the path's id or without one. */
export const ChatRegistration = z.strictObject({ id: z.optional(ChatId), ...chat });
export type ChatRegistration = z.infer<typeof ChatRegistration>;

/** A registered chat. */
export const RegisteredChat = z.strictObject({ id: ChatId, ...chat });
export type RegisteredChat = z.infer<typeof RegisteredChat>;

/** The chat that is no longer registered. */
export const ChatRemoval = z.strictObject({ id: ChatId });
export type ChatRemoval = z.infer<typeof ChatRemoval>;

/** The result of an erasure: the person, and how many calls named them. */
export const PersonErasure = z.strictObject({ id: UserId, calls: WholeNumber });
export type PersonErasure = z.infer<typeof PersonErasure>;

/** The person whose browsers were removed, and how many they were. */
export const ForgottenPushes = z.strictObject({ id: UserId, browsers: WholeNumber });
export type ForgottenPushes = z.infer<typeof ForgottenPushes>;
