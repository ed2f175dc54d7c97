/** A short description of each error code, for the document and its page. */
import type { ErrorCode } from "../protocol/error-code.ts";

/** What a code means to the client that receives it. */
export const ERROR_WORDS: Record<ErrorCode, string> = {
  "malformed": "does not have the documented shape; the message says where",
  "unauthorized": "the token or key is missing or invalid; the message says which check failed",
  "token-expired": "the token has expired",
  "forbidden": "not in this chat, or not part of the call",
  "calls-not-allowed": "the chat does not allow calls of this type",
  "chat-ended": "the chat's time is over",
  "turned-off": "the settings of this server turn it off",
  "chat-not-found": "there is no such chat",
  "call-not-found": "there is no such call, or none that this person may know of",
  "target-not-found": "the addressed person or device is not in the call",
  "not-found": "there is nothing at this address",
  "method-not-allowed": "the address does not take this method; `Allow` names those it takes",
  "call-exists": "the chat has a live call; `details.sessionId` names it",
  "already-in-call": "the person is in another call",
  "call-full": "the call is full, counting people who are being rung",
  "answered-elsewhere": "another device of this person has the call",
  "call-over": "the call has already ended or been answered",
  "not-ringing": "the call does not ring for this person",
  "recording-exists": "somebody is already recording the call, or has asked to",
  "no-recording":
    "nobody is recording the call or has asked to, or the recording is somebody else's",
  "too-many-messages": "the call has as many messages as it can hold",
  "too-many-scheduled": "the person has scheduled as many calls as allowed",
  "not-in-call": "this device holds no seat in the call",
  "too-early": "not possible before the call is accepted",
  "no-device": "the person has no connection that could act, or several: name one",
  "too-large": "the body is over the limit",
  "invalid-targets": "targets are missing, unknown, or more than a call may hold",
  "invalid-time": "the time is in the past, or more than a year ahead",
  "rate-limited": "too many requests, calls or messages; `Retry-After` says when to try again",
  "internal": "something went wrong on the server",
  "store-unavailable": "the store did not answer in time; the request may be repeated",
};
