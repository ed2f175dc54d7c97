/**
 * Where a person's browsers are pushed to when nobody has their page open, as `/api/me/push` speaks of
 * it, and what such a push says (RFC 8030, 8291 and 8292).
 */
import * as z from "zod/mini";
import type { CallType } from "./call.ts";
import type { ChatId, SessionId, UserId } from "./ids.ts";
import { PUSH_ADDRESS_MAX_LENGTH, PUSH_WORDS_MAX_LENGTH } from "./limits.ts";
import type { ScheduledId } from "./schedule.ts";

/** An address as `URL` writes it, as far as a pattern can tell: other letters are escaped in it. */
const addressOf = (pattern: RegExp, expected: string) =>
  z.string().check(z.maxLength(PUSH_ADDRESS_MAX_LENGTH), z.regex(pattern, expected));
const Words = z.string().check(z.minLength(1), z.maxLength(PUSH_WORDS_MAX_LENGTH));

/** A browser's subscription, by the address that its push service gave it. */
export const PushEndpoint = z.strictObject({
  endpoint: addressOf(/^https:\/\/[!-~]+$/, "expected an https address"),
});
export type PushEndpoint = z.infer<typeof PushEndpoint>;

/** The body of PUT: a browser's subscription, and how its notifications are put. */
export const PushSubscription = z.extend(PushEndpoint, {
  /** As `PushSubscription.toJSON()` has them: the browser's public key and its shared secret. */
  keys: z.strictObject({
    p256dh: z.string().check(z.regex(/^B[\w-]{86}=?$/, "expected a P-256 point in base64url")),
    auth: z.string().check(z.regex(/^[\w-]{22}(==)?$/, "expected 16 bytes in base64url")),
  }),
  /** The page that a press on the notification opens. */
  url: addressOf(/^https?:\/\/[!-~]+$/, "expected an http(s) address"),
  /**
   * What the notification says beside the caller's name, in the person's language; and of a scheduled
   * call that begins: a browser without `due` is not told of those.
   */
  words: z.strictObject({
    voice: Words,
    video: Words,
    due: z.optional(z.strictObject({ voice: Words, video: Words })),
  }),
});
export type PushSubscription = z.infer<typeof PushSubscription>;

/** What a browser needs to subscribe. */
export const PushKey = z.strictObject({
  /** The server's own key: a P-256 point in base64url. Null where it pushes nothing. */
  publicKey: z.nullable(z.string()),
});
export type PushKey = z.infer<typeof PushKey>;

/** A missed call, as it is pushed to a service worker of the host's site. */
export interface CallMissedPush {
  type: "chat-call.missed";
  sessionId: SessionId;
  chatId: ChatId;
  callType: CallType;
  caller: { id: UserId; name: string; picture?: string };
  /** Epoch milliseconds. */
  missedAt: number;
  /** The subscription's words for this type of call. */
  text: string;
  /** The subscription's page. */
  url: string;
}

/** A scheduled call that begins, as it is pushed there. */
export interface CallDuePush {
  type: "chat-call.due";
  scheduledId: ScheduledId;
  chatId: ChatId;
  callType: CallType;
  /** What the call is about; absent where its organizer said nothing. */
  title?: string;
  organizer: { id: UserId; name: string; picture?: string };
  /** Whether whoever is told of it is its organizer. */
  isOrganizer: boolean;
  /** Epoch milliseconds. */
  startsAt: number;
  /** The subscription's words for this. */
  text: string;
  /** The subscription's page. */
  url: string;
}

export type CallPush = CallMissedPush | CallDuePush;
