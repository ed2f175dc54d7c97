/**
 * Push subscriptions, as in `/api/me/push`, for people who have no page open, and the content of a
 * push (RFC 8030, 8291 and 8292).
 */
import * as z from "zod/mini";
import type { CallType } from "./call.ts";
import type { ChatId, SessionId, UserId } from "./ids.ts";
import { PUSH_ADDRESS_MAX_LENGTH, PUSH_WORDS_MAX_LENGTH } from "./limits.ts";
import type { ScheduledId } from "./schedule.ts";

/** An address as `URL` writes it, with other characters escaped; as far as a pattern can tell. */
const addressOf = (pattern: RegExp, expected: string) =>
  z.string().check(z.maxLength(PUSH_ADDRESS_MAX_LENGTH), z.regex(pattern, expected));
const Words = z.string().check(z.minLength(1), z.maxLength(PUSH_WORDS_MAX_LENGTH));

/** A browser's subscription, identified by its push service's endpoint. */
export const PushEndpoint = z.strictObject({
  endpoint: addressOf(/^https:\/\/[!-~]+$/, "expected an https address"),
});
export type PushEndpoint = z.infer<typeof PushEndpoint>;

/** The body of PUT: a browser's subscription, and the texts of its notifications. */
export const PushSubscription = z.extend(PushEndpoint, {
  /** From `PushSubscription.toJSON()`: the browser's public key and its shared secret. */
  keys: z.strictObject({
    p256dh: z.string().check(z.regex(/^B[\w-]{86}=?$/, "expected a P-256 point in base64url")),
    auth: z.string().check(z.regex(/^[\w-]{22}(==)?$/, "expected 16 bytes in base64url")),
  }),
  /** The page that opens when the notification is clicked. */
  url: addressOf(/^https?:\/\/[!-~]+$/, "expected an http(s) address"),
  /**
   * The texts shown with the caller's name, in the person's language. `due` is for scheduled calls
   * that begin: without it, the browser is not notified of those.
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
  /** The server's public key: a P-256 point in base64url. Null if push is turned off. */
  publicKey: z.nullable(z.string()),
  /** Whether it also pushes when a scheduled call begins. */
  scheduledCalls: z.boolean(),
});
export type PushKey = z.infer<typeof PushKey>;

/** A missed call, as pushed to the service worker of the host's site. */
export interface CallMissedPush {
  type: "chat-call.missed";
  sessionId: SessionId;
  chatId: ChatId;
  callType: CallType;
  caller: { id: UserId; name: string; picture?: string };
  /** Epoch milliseconds. */
  missedAt: number;
  /** The subscription's text for this type of call. */
  text: string;
  /** The subscription's page. */
  url: string;
}

/** A scheduled call that begins, pushed likewise. */
export interface CallDuePush {
  type: "chat-call.due";
  scheduledId: ScheduledId;
  chatId: ChatId;
  callType: CallType;
  /** What the call is about; absent if the organizer gave no title. */
  title?: string;
  organizer: { id: UserId; name: string; picture?: string };
  /** Whether the recipient is the organizer. */
  isOrganizer: boolean;
  /** Epoch milliseconds. */
  startsAt: number;
  /** The subscription's text for this. */
  text: string;
  /** The subscription's page. */
  url: string;
}

export type CallPush = CallMissedPush | CallDuePush;
