/** Each error code in a sentence, for the document and its page. */
import type { ErrorCode } from "../protocol/error-code.ts";

/** What a code means for whoever is answered with it. */
export const ERROR_WORDS: Record<ErrorCode, string> = {
  "malformed": "not of the documented shape; the message says where",
  "unauthorized": "no token, or one that does not hold; the message says which check failed",
  "token-expired": "the token has run out",
  "forbidden": "not in this chat, or not part of the call",
  "calls-not-allowed": "the chat has no such calls",
  "chat-ended": "the chat's time is over",
  "chat-not-found": "there is no such chat",
  "call-not-found": "there is no such call, or none that this person may know of",
  "target-not-found": "the addressed person or device is not in the call",
  "not-found": "there is nothing at this address",
  "method-not-allowed": "the address does not take this method; `Allow` names those it takes",
  "call-exists": "the chat has a live call; `details.sessionId` names it",
  "already-in-call": "the person is in another call",
  "call-full": "as many as a call may hold are in it or rung",
  "answered-elsewhere": "another device of this person has the call",
  "call-over": "the call had moved on before the command came",
  "not-ringing": "the call does not ring for this person",
  "not-in-call": "this device holds no seat in the call",
  "too-early": "an answer or a candidate that has to wait for the accept",
  "no-device": "none or several of the person's devices could take the seat: name one",
  "too-large": "the body is over the limit",
  "invalid-targets": "targets are missing, unknown, or more than a call may hold",
  "rate-limited": "too many requests or calls; `Retry-After` says when to come back",
  "internal": "something went wrong here",
  "store-unavailable": "the store did not answer in time; the request may be repeated",
};
