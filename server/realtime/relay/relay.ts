/**
 * Relays offers, answers and candidates. As the server's busiest path it uses only memory, and
 * forwards the text as received with the sender spliced in at the end. It reads only the envelope,
 * and whether the message reveals addresses before the accept.
 */
import type { LiveSeats, Refusal } from "../../calls/call-service.ts";
import { refuse } from "../../calls/lifecycle/step.ts";
import type { RelayedMessage } from "../../protocol/client-message.ts";
import type { ConnectionId } from "../../protocol/ids.ts";
import { isThroughRelay } from "../../protocol/relayed-candidate.ts";
import type { Sender } from "../connection.ts";
import { isPlain } from "./plain-description.ts";
import { DONE, type HandlerContext, type Reply } from "../handlers/handler.ts";

/** Sends a message to the one connection it is for, or says why not. */
export function relay(
  context: HandlerContext,
  from: Sender,
  message: RelayedMessage,
  text: string,
): Reply {
  const live = context.calls.live(message.sessionId);
  if (!live || live.chatId !== message.chatId) {
    return refuse("call-not-found", "There is no such call in this chat");
  }
  const target = live.seats.get(from.user.id) === from.id
    ? targetOfSeated(context, live, from, message)
    : targetOfRinging(context, live, from, message);
  if (typeof target !== "string") return target;
  if (message.type === "webrtc:offer" && context.takeOffer(from.user.id) > 0) {
    return refuse("rate-limited", "Too many offers: each can make a browser open a connection");
  }
  if (!context.router.toConnection(target, stamped(from, message, text))) {
    return refuse("target-not-found", "The device of that person is not connected");
  }
  return DONE;
}

/** Where somebody in the call may send: to other seats and, as the caller, to a ringing device. */
function targetOfSeated(
  context: HandlerContext,
  live: LiveSeats,
  from: Sender,
  message: RelayedMessage,
): ConnectionId | Refusal {
  const { targetUserId, targetConnectionId } = message;
  const seat = targetUserId === from.user.id ? undefined : live.seats.get(targetUserId);
  if (seat !== undefined) {
    if (targetConnectionId === undefined || targetConnectionId === seat) return seat;
    return refuse("target-not-found", "That device is not the one in the call");
  }
  if (!live.ringing.has(targetUserId)) {
    return refuse("target-not-found", "That person is not in the call");
  }
  if (from.user.id !== live.callerId) {
    return refuse("too-early", "Only the caller may address somebody who has not answered");
  }
  const device = ringingDevice(context, message);
  if (typeof device !== "string") return device;
  if (!live.connectsEarly.has(targetUserId) && givesAddresses(message)) {
    return refuse("too-early", "Candidates have to wait until the call is accepted");
  }
  return device;
}

function ringingDevice(
  { registry }: HandlerContext,
  { targetUserId, targetConnectionId }: RelayedMessage,
): ConnectionId | Refusal {
  if (targetConnectionId === undefined) {
    const [only, ...others] = registry.connectionsOf(targetUserId);
    if (only !== undefined && others.length === 0) return only;
    return refuse("target-not-found", "Name one ringing device by targetConnectionId");
  }
  // Connection ids are not guessable, but must not serve to reach somebody outside the call.
  if (registry.personAt(targetConnectionId) === targetUserId) return targetConnectionId;
  return refuse("target-not-found", "That device is not ringing");
}

/** A sender without the seat: a ringing device may answer the caller unless it has to wait. */
function targetOfRinging(
  context: HandlerContext,
  live: LiveSeats,
  from: Sender,
  message: RelayedMessage,
): ConnectionId | Refusal {
  const { targetUserId, targetConnectionId } = message;
  const { id: userId } = from.user;
  if (live.seats.has(userId)) {
    return refuse("not-in-call", "Another device of this person holds the seat");
  }
  if (!live.ringing.has(userId)) {
    return refuse("forbidden", "This person is not in the call");
  }
  const seat = live.seats.get(targetUserId);
  if (targetUserId !== live.callerId || seat === undefined) {
    return refuse("target-not-found", "Before the accept only the caller can be addressed");
  }
  if (targetConnectionId !== undefined && targetConnectionId !== seat) {
    return refuse("target-not-found", "That device is not the one in the call");
  }
  if (live.connectsEarly.has(userId) || (context.hasRelay && meetsThroughRelay(message))) {
    return seat;
  }
  return refuse("too-early", "Answers and candidates have to wait until the call is accepted");
}

/** Whether a message to a ringing device reveals the caller's address or completes a link early. */
function givesAddresses(message: RelayedMessage): boolean {
  return message.type !== "webrtc:offer" || hasAddress(message.offer.sdp);
}

/** Whether this is a ringing device's answer that gives the caller only relay addresses. */
function meetsThroughRelay(message: RelayedMessage): boolean {
  if (message.type !== "webrtc:answer") return false;
  const { sdp } = message.answer;
  return isThroughRelay(sdp) && !hasAddress(sdp);
}

/**
 * Covers all spellings: Firefox also accepts `a=Candidate:`, `a= candidate:` and `a=candidate 1`.
 */
function hasAddress(sdp: string): boolean {
  return /^a=[\s:]*candidate/im.test(sdp);
}

function stamped(from: Sender, message: RelayedMessage, text: string): string {
  const isClean = isPlain(message) || (message.id === undefined && isUnambiguous(message, text));
  const clean = isClean ? text : rewritten(message);
  return clean.slice(0, clean.lastIndexOf("}")) + from.stamp;
}

/** Serializes the message without `id`, which only concerns the sender and the server. */
function rewritten({ id: _, ...message }: RelayedMessage): string {
  return JSON.stringify(message);
}

/**
 * Whether every parser reads the text as ours did. JSON does not say which of two equal keys
 * counts, so `{"type":"call:ended",…,"type":"webrtc:offer"}` could mean one thing here and another
 * in a native client. Each key and each string has two quotation marks, and escaped ones add to
 * that: if the text has exactly as many as the validated message needs, there is no duplicate key.
 */
function isUnambiguous(message: RelayedMessage, text: string): boolean {
  let expected = quotesOf(message);
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) expected -= 1;
  return expected === 0;
}

/**
 * `type`, `sessionId`, `chatId`, `targetUserId`, and the payload's key, which has no string value.
 */
const ENVELOPE_QUOTES = 4 * 4 + 2;
/** `type` and `sdp`. */
const DESCRIPTION_QUOTES = 2 * 4;

function quotesOf(message: RelayedMessage): number {
  const envelope = ENVELOPE_QUOTES + (message.targetConnectionId === undefined ? 0 : 4);
  if (message.type !== "webrtc:ice-candidate") return envelope + DESCRIPTION_QUOTES;
  const { candidate } = message;
  if (candidate === null) return envelope;
  if (!Array.isArray(candidate)) return envelope + candidateQuotes(candidate);
  return candidate.reduce((sum, one) => sum + candidateQuotes(one), envelope);
}

function candidateQuotes(candidate: object): number {
  let quotes = 0;
  for (const value of Object.values(candidate)) quotes += typeof value === "string" ? 4 : 2;
  return quotes;
}
