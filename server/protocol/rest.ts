/** Queries and answers of REST. The server checks what it is asked and types what it answers. */
import * as z from "zod/mini";
import { CallStatus, CallType, EndReason, UserStatus } from "./call.ts";
import { CallQuality } from "./client-message.ts";
import { CallConfig } from "./server-message.ts";
import { ChatId, DisplayName, Picture, SessionId, Timestamp, UserId, WholeNumber } from "./ids.ts";

/** Calls on a page where the query does not say, and at most. */
export const PAGE_DEFAULT = 50;
export const PAGE_MAX = 100;
const CURSOR_MAX_LENGTH = 256;

const Person = { userId: UserId, name: DisplayName, picture: z.optional(Picture) };

/** The query of `GET /api/calls`; a filter that is not offered is refused, not ignored. */
export const CallsQuery = z.strictObject({
  chatId: z.optional(ChatId),
  limit: z.optional(z.pipe(
    z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.transform(Number)),
    z.int().check(z.minimum(1), z.maximum(PAGE_MAX)),
  )),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(CURSOR_MAX_LENGTH))),
});
export type CallsQuery = z.infer<typeof CallsQuery>;

/** One call in somebody's history. */
export const CallEntry = z.strictObject({
  id: SessionId,
  chatId: ChatId,
  callType: CallType,
  status: CallStatus,
  isIncoming: z.boolean(),
  isOutgoing: z.boolean(),
  caller: z.strictObject(Person),
  participants: z.array(z.strictObject({
    ...Person,
    userStatus: UserStatus,
    joinedAt: z.nullable(Timestamp),
    leftAt: z.nullable(Timestamp),
  })),
  /** How it went for the person who asks. */
  userStatus: UserStatus,
  initiatedAt: Timestamp,
  startedAt: z.nullable(Timestamp),
  endedAt: z.nullable(Timestamp),
  /** Whole seconds between answer and end; 0 where nobody answered or it still runs. */
  duration: WholeNumber,
  endReason: z.nullable(EndReason),
  quality: z.nullable(CallQuality),
});
export type CallEntry = z.infer<typeof CallEntry>;

/** A page of history. */
export const CallPage = z.strictObject({
  calls: z.array(CallEntry),
  pagination: z.strictObject({
    /** Null where the calls were not counted. */
    total: z.nullable(WholeNumber),
    limit: WholeNumber,
    offset: WholeNumber,
    hasMore: z.boolean(),
    /** For the next page; null on the last one. */
    cursor: z.nullable(z.string()),
  }),
});
export type CallPage = z.infer<typeof CallPage>;

/** What `GET /api/config` answers: the configuration of a call, and the server's own limits. */
export const ServerConfig = z.extend(CallConfig, {
  limits: z.strictObject({
    /** People in one call. */
    maxParticipants: WholeNumber,
    /** Bytes of one message on the signaling socket, and of one request's body. */
    messageBytes: WholeNumber,
    bodyBytes: WholeNumber,
    /** Calls on one page of the history. */
    pageSize: WholeNumber,
  }),
  ringTimeoutSeconds: WholeNumber,
  version: z.string(),
});
export type ServerConfig = z.infer<typeof ServerConfig>;

/** What every refusal of REST looks like. */
export const RestError = z.strictObject({
  success: z.literal(false),
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    details: z.optional(z.unknown()),
  }),
});
export type RestError = z.infer<typeof RestError>;
