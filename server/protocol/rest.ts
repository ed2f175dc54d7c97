/** REST queries and answers. The server validates queries, and uses the types for answers. */
import * as z from "zod/mini";
import { CallStatus, CallType, EndReason, UserStatus } from "./call.ts";
import { CallMessage } from "./call-message.ts";
import { CallQuality } from "./client-message.ts";
import { CallConfig } from "./call-config.ts";
import { ChatId, DisplayName, Picture, SessionId, Timestamp, UserId, WholeNumber } from "./ids.ts";
import { CALL_MESSAGES_MAX } from "./limits.ts";

/** Calls per page, by default and at most. */
export const PAGE_DEFAULT = 50;
export const PAGE_MAX = 100;
/** Calls further back need the cursor: the cost of an offset grows with it. */
export const OFFSET_MAX = 1_000;
const CURSOR_MAX_LENGTH = 256;

const Person = { userId: UserId, name: DisplayName, picture: z.optional(Picture) };

/** A whole number in a query, as text. */
const queryNumber = (least: number, most: number) =>
  z.pipe(
    z.pipe(z.string().check(z.regex(/^\d{1,9}$/, "expected a whole number")), z.transform(Number)),
    z.int().check(z.minimum(least), z.maximum(most)),
  );

/** A UTC day or a time. */
const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

export const Direction = z.enum(["incoming", "outgoing"]);
export type Direction = z.infer<typeof Direction>;

/** The query of `GET /api/calls`; unknown filters are refused, not ignored. */
export const CallsQuery = z.strictObject({
  chatId: z.optional(ChatId),
  type: z.optional(CallType),
  status: z.optional(CallStatus),
  direction: z.optional(Direction),
  /** Calls begun at this time or later. */
  from: z.optional(Moment),
  /** Calls begun up to this time; a day counts to its end. */
  to: z.optional(Moment),
  limit: z.optional(queryNumber(1, PAGE_MAX)),
  offset: z.optional(queryNumber(0, OFFSET_MAX)),
  cursor: z.optional(
    z.string().check(
      z.regex(/^\d{1,15}\..+$/, "expected a cursor that a page returned"),
      z.maxLength(CURSOR_MAX_LENGTH),
    ),
  ),
});
export type CallsQuery = z.infer<typeof CallsQuery>;

/** A call in somebody's history. */
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
  /** How the call went for the viewer. */
  userStatus: UserStatus,
  initiatedAt: Timestamp,
  startedAt: z.nullable(Timestamp),
  endedAt: z.nullable(Timestamp),
  /** Whole seconds between answer and end; 0 if nobody answered or it is still running. */
  duration: WholeNumber,
  endReason: z.nullable(EndReason),
  /** How many of its messages the viewer may read; 0 if they were never in it. */
  messageCount: WholeNumber,
  quality: z.nullable(CallQuality),
});
export type CallEntry = z.infer<typeof CallEntry>;

/** The query of `GET /api/calls/{id}/messages`. */
export const MessagesQuery = z.strictObject({
  after: z.optional(queryNumber(0, CALL_MESSAGES_MAX)),
});
export type MessagesQuery = z.infer<typeof MessagesQuery>;

/** Messages of a call, oldest first. */
export const MessagePage = z.strictObject({
  messages: z.array(CallMessage),
  hasMore: z.boolean(),
});
export type MessagePage = z.infer<typeof MessagePage>;

/** A page of history. */
export const CallPage = z.strictObject({
  calls: z.array(CallEntry),
  pagination: z.strictObject({
    /** Over all pages; null if a filter cuts a day with more calls than are counted one by one. */
    total: z.nullable(WholeNumber),
    limit: WholeNumber,
    offset: WholeNumber,
    hasMore: z.boolean(),
    /** For the next page; null on the last one. */
    cursor: z.nullable(z.string()),
  }),
});
export type CallPage = z.infer<typeof CallPage>;

/** The period of statistics: the last days including today in UTC, or everything. */
export const Timeframe = z.enum(["7d", "30d", "90d", "all"]);
export type Timeframe = z.infer<typeof Timeframe>;

/** The query of `GET /api/calls/stats`. */
export const StatisticsQuery = z.strictObject({
  chatId: z.optional(ChatId),
  timeframe: z.optional(Timeframe),
});
export type StatisticsQuery = z.infer<typeof StatisticsQuery>;

const Mean = z.nullable(z.number().check(z.nonnegative()));

/** Statistics over a person's finished calls. */
export const CallStatistics = z.strictObject({
  timeframe: Timeframe,
  stats: z.strictObject({
    total: WholeNumber,
    byType: z.strictObject({ voice: WholeNumber, video: WholeNumber }),
    byStatus: z.strictObject({
      ended: WholeNumber,
      missed: WholeNumber,
      rejected: WholeNumber,
      cancelled: WholeNumber,
    }),
    byDirection: z.strictObject({ incoming: WholeNumber, outgoing: WholeNumber }),
    /** In seconds, over answered calls that the person was in; 0 if there are none. */
    totalDuration: WholeNumber,
    averageDuration: WholeNumber,
    longestCall: WholeNumber,
    shortestCall: WholeNumber,
    /** Calls of today and the six days before it. */
    recentCalls: WholeNumber,
  }),
  /** Calls per day; days without calls are left out. */
  callFrequency: z.record(z.iso.date(), WholeNumber),
  /** Means over the calls for which the person's device sent reports; null without any. */
  quality: z.strictObject({
    avgBitrate: Mean,
    avgPacketLoss: Mean,
    avgJitter: Mean,
    avgRoundTripTime: Mean,
  }),
});
export type CallStatistics = z.infer<typeof CallStatistics>;

/** The answer of `GET /api/config`: the call configuration and the server's limits. */
export const ServerConfig = z.extend(CallConfig, {
  limits: z.strictObject({
    /** People in one call. */
    maxParticipants: WholeNumber,
    /** Bytes of one signaling message, and of one request body. */
    messageBytes: WholeNumber,
    bodyBytes: WholeNumber,
    /** Calls on one page of history. */
    pageSize: WholeNumber,
  }),
  ringTimeoutSeconds: WholeNumber,
  version: z.string(),
});
export type ServerConfig = z.infer<typeof ServerConfig>;

/** The format of every refusal in REST. */
export const RestError = z.strictObject({
  success: z.literal(false),
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    details: z.optional(z.unknown()),
  }),
});
export type RestError = z.infer<typeof RestError>;
