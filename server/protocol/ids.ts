/** The identifiers and short texts used in messages. */
import * as z from "zod/mini";
import {
  ID_MAX_LENGTH,
  NAME_MAX_LENGTH,
  PICTURE_MAX_LENGTH,
  REASON_MAX_LENGTH,
  REQUEST_ID_MAX_LENGTH,
  TOKEN_MAX_LENGTH,
} from "./limits.ts";

/** An opaque id: not empty, limited in length, without control characters. */
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

/** A client's id for a request, repeated in its `ack`. */
export const RequestId = z.string().check(z.minLength(1), z.maxLength(REQUEST_ID_MAX_LENGTH));
/** A token in a message: one of any length is not malformed, but valid or invalid. */
export const PresentedToken = z.string();
/** A host token or a resume token, not yet verified. */
export const Token = z.string().check(z.minLength(1), z.maxLength(TOKEN_MAX_LENGTH));
export const DisplayName = z.string().check(z.maxLength(NAME_MAX_LENGTH));
export const Picture = z.string().check(z.maxLength(PICTURE_MAX_LENGTH));
export const Reason = z.string().check(z.maxLength(REASON_MAX_LENGTH));
/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const Timestamp = z.iso.datetime();
export const WholeNumber = z.int().check(z.nonnegative());
/** The end of year 9999 in seconds: a larger time was given in milliseconds. */
const LAST_SECOND = 253_402_300_799;
/** Seconds since 1970, as in tokens. */
export const EpochSeconds = z.number().check(
  z.nonnegative(),
  z.maximum(LAST_SECOND, "expected seconds since 1970, not milliseconds"),
);
