/**
 * A fast check for relayed messages. It accepts only what the schemas accept, at a fifth of their
 * cost, and a test holds it to that. Whatever it does not recognise goes to the schemas.
 */
import type { RelayedMessage } from "../../protocol/client-message.ts";
import {
  CANDIDATE_MAX_LENGTH,
  CANDIDATES_MAX,
  ID_MAX_LENGTH,
  SDP_MAX_LENGTH,
} from "../../protocol/limits.ts";

/** The fields of a parsed JSON object; all are own and enumerable. */
type Fields = Record<string, unknown>;

const SDP_MID_MAX_LENGTH = 64;
const SDP_LINE_MAX = 64;
const USERNAME_FRAGMENT_MAX_LENGTH = 256;

/** Whether parsed JSON is certainly a relayed message without an `id`. */
export function isRelayedMessage(value: unknown): value is RelayedMessage {
  if (!isObject(value)) return false;
  switch (value.type) {
    case "webrtc:offer":
      return isEnvelope(value, "offer") && isDescription(value.offer, "offer");
    case "webrtc:answer":
      return isEnvelope(value, "answer") && isDescription(value.answer, "answer");
    case "webrtc:ice-candidate":
      return isEnvelope(value, "candidate") && isCandidates(value.candidate);
    default:
      return false;
  }
}

/** Exactly the envelope's fields and the payload, with none missing. */
function isEnvelope(value: Fields, payload: string): boolean {
  let found = 0;
  for (const key in value) {
    if (key === "type" || key === payload) found += 1;
    else if (key === "sessionId" || key === "chatId" || key === "targetUserId") {
      if (!isId(value[key])) return false;
      found += 1;
    } else if (key !== "targetConnectionId" || !isId(value[key])) return false;
  }
  return found === 5;
}

function isDescription(value: unknown, type: string): boolean {
  if (!isObject(value) || value.type !== type || !isText(value.sdp, SDP_MAX_LENGTH)) return false;
  for (const key in value) if (key !== "type" && key !== "sdp") return false;
  return true;
}

function isCandidates(value: unknown): boolean {
  if (!Array.isArray(value)) return value === null || isCandidate(value);
  return value.length > 0 && value.length <= CANDIDATES_MAX && value.every(isCandidate);
}

function isCandidate(value: unknown): boolean {
  if (!isObject(value) || !isText(value.candidate, CANDIDATE_MAX_LENGTH)) return false;
  for (const key in value) {
    const field = value[key];
    if (key === "candidate" || isNullable(key, field)) continue;
    return false;
  }
  return true;
}

function isNullable(key: string, field: unknown): boolean {
  if (key === "sdpMid") return field === null || isText(field, SDP_MID_MAX_LENGTH);
  if (key === "usernameFragment") {
    return field === null || isText(field, USERNAME_FRAGMENT_MAX_LENGTH);
  }
  if (key !== "sdpMLineIndex") return false;
  return field === null ||
    (typeof field === "number" && Number.isInteger(field) && field >= 0 && field <= SDP_LINE_MAX);
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown, maxLength: number): value is string {
  return typeof value === "string" && value.length <= maxLength;
}

/** Not empty, not too long, and without control characters (Unicode category Cc). */
function isId(value: unknown): boolean {
  if (!isText(value, ID_MAX_LENGTH) || value.length === 0) return false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return false;
  }
  return true;
}
