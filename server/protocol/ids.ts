/** The identifiers and short texts that messages are made of. */
import * as z from "zod/mini";
import {
  ID_MAX_LENGTH,
  NAME_MAX_LENGTH,
  PICTURE_MAX_LENGTH,
  REASON_MAX_LENGTH,
  REQUEST_ID_MAX_LENGTH,
  TOKEN_MAX_LENGTH,
} from "./limits.ts";

/** An opaque id: not empty, bounded, without control characters. */
const Id = z.string().check(
  z.minLength(1),
  z.maxLength(ID_MAX_LENGTH),
  z.regex(/^\P{Cc}+$/u, "expected no control characters"),
);

/** The host's id of a person (the token's `sub`). */
export const UserId = Id;
export type UserId = string;
/** The host's id of a chat. */
export const ChatId = Id;
export type ChatId = string;
/** The server's id of one call; `sessionId` on the wire. */
export const SessionId = Id;
export type SessionId = string;
/** The server's id of one live socket. */
export const ConnectionId = Id;
export type ConnectionId = string;

/** The id a client gives a request so that its `ack` can be told apart. */
export const RequestId = z.string().check(z.minLength(1), z.maxLength(REQUEST_ID_MAX_LENGTH));
/** What a message has in a token's place: of whatever length, it is not malformed but holds or does not. */
export const PresentedToken = z.string();
/** A host token or a resume token, before anybody has looked inside. */
export const Token = z.string().check(z.minLength(1), z.maxLength(TOKEN_MAX_LENGTH));
export const DisplayName = z.string().check(z.maxLength(NAME_MAX_LENGTH));
export const Picture = z.string().check(z.maxLength(PICTURE_MAX_LENGTH));
export const Reason = z.string().check(z.maxLength(REASON_MAX_LENGTH));
/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const Timestamp = z.iso.datetime();
export const WholeNumber = z.int().check(z.nonnegative());
/** The last second of the year 9999: a time to come that lies behind it was counted in milliseconds. */
const LAST_SECOND = 253_402_300_799;
/** Seconds since 1970, as a token counts them. */
export const EpochSeconds = z.number().check(
  z.nonnegative(),
  z.maximum(LAST_SECOND, "expected seconds since 1970, not milliseconds"),
);
