/** All error codes of the socket and REST, with REST's HTTP status for each. */

export const ERROR_STATUS = {
  /** The message or body does not have the documented shape. */
  "malformed": 400,
  /** No token, or an invalid one; the message says which check failed. */
  "unauthorized": 401,
  "token-expired": 401,
  /** The person is not among the chat's members, or not part of the call. */
  "forbidden": 403,
  /** The chat's calls are `none`, or `voice` if video was requested. */
  "calls-not-allowed": 403,
  /** The chat's own time limit has passed. */
  "chat-ended": 403,
  /** Turned off in this server's settings. */
  "turned-off": 403,
  "chat-not-found": 404,
  "call-not-found": 404,
  /** The addressed person or device is not in the call. */
  "target-not-found": 404,
  "not-found": 404,
  /** The address exists, but does not support this method. */
  "method-not-allowed": 405,
  /** The chat has a live call that does not ring for this person; `sessionId` names it. */
  "call-exists": 409,
  "already-in-call": 409,
  /** The call is full, counting people who are being rung. */
  "call-full": 409,
  "answered-elsewhere": 409,
  /** The command came after the call had moved on (an accept after a cancel, say). */
  "call-over": 409,
  "not-ringing": 409,
  /** Somebody records the call already, or asks to. */
  "recording-exists": 409,
  /** Nobody records the call or asks to, or it is not the sender's recording. */
  "no-recording": 409,
  /** The person has as many scheduled calls as they may have. */
  "too-many-scheduled": 409,
  /** The call has reached its limit of messages. */
  "too-many-messages": 409,
  /** The sender holds no seat in the call. */
  "not-in-call": 409,
  /** Something that must wait for the accept: an answer, a candidate, a message. */
  "too-early": 409,
  "no-device": 409,
  "too-large": 413,
  /** Targets are missing, unknown, or more than a call may hold. */
  "invalid-targets": 422,
  /** In the past, or too far ahead. */
  "invalid-time": 422,
  "rate-limited": 429,
  "internal": 500,
  /** The store did not answer in time; the command may be repeated. */
  "store-unavailable": 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** The close codes that pages act on, one constant each: the widget bundles only these. */
export const CLOSED_MALFORMED = 4400;
export const CLOSED_UNAUTHORIZED = 4401;
export const CLOSED_ORIGIN = 4403;

/** The signaling socket's close codes: private ones (RFC 6455 section 7.4.2) and IANA's. */
export const CLOSE_CODE = {
  malformed: CLOSED_MALFORMED,
  unauthorized: CLOSED_UNAUTHORIZED,
  origin: CLOSED_ORIGIN,
  helloTimeout: 4408,
  replaced: 4409,
  tooLarge: 4413,
  tooMany: 4429,
  internal: 1011,
  restarting: 1012,
  /** The store did not answer in time. */
  tryAgainLater: 1013,
} as const;
