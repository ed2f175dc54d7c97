/** All messages a client may send over `/signal`. The server validates, clients use the types. */
import * as z from "zod/mini";
import { CallType } from "./call.ts";
import { MessageId, MessageText } from "./call-message.ts";
import {
  ChatId,
  ConnectionId,
  PresentedToken,
  Reason,
  RequestId,
  SessionId,
  UserId,
  WholeNumber,
} from "./ids.ts";
import { CANDIDATE_MAX_LENGTH, CANDIDATES_MAX, MEMBERS_MAX, SDP_MAX_LENGTH } from "./limits.ts";

const id = z.optional(RequestId);
const UserIds = z.array(UserId).check(z.minLength(1), z.maxLength(MEMBERS_MAX));
const Sdp = z.string().check(z.maxLength(SDP_MAX_LENGTH));
const Rate = z.number().check(z.nonnegative(), z.maximum(1e9));
const Milliseconds = z.number().check(z.nonnegative(), z.maximum(600_000));

/** Fields of every message about an existing call. */
const inCall = { id, sessionId: SessionId, chatId: ChatId };
/** Fields of every relayed message; while it rings, one device may be addressed. */
const relayed = { ...inCall, targetUserId: UserId, targetConnectionId: z.optional(ConnectionId) };

/** An ICE candidate as `RTCIceCandidate.toJSON` writes it (W3C WebRTC section 4.8.1). */
export const IceCandidate = z.strictObject({
  candidate: z.string().check(z.maxLength(CANDIDATE_MAX_LENGTH)),
  sdpMid: z.optional(z.nullable(z.string().check(z.maxLength(64)))),
  sdpMLineIndex: z.optional(z.nullable(z.int().check(z.nonnegative(), z.maximum(64)))),
  usernameFragment: z.optional(z.nullable(z.string().check(z.maxLength(256)))),
});
export type IceCandidate = z.infer<typeof IceCandidate>;

/** Measured since the last report, in bit/s, per cent, ms and ms. */
export const CallQuality = z.strictObject({
  avgBitrate: Rate,
  packetLoss: z.number().check(z.nonnegative(), z.maximum(100)),
  jitter: Milliseconds,
  roundTripTime: Milliseconds,
});
export type CallQuality = z.infer<typeof CallQuality>;

/**
 * The first message: a token, an unused resume token, or both.
 *
 * With `replace`, the connection that the resume token was issued to is closed (4409), even if it
 * still looks open, and its seat passes on. It is for a page that knows its old socket to be dead,
 * for example after a change of network, which the server would notice only after half a minute.
 * Only the page that the token was issued to may send it: a duplicated tab has the same token, and
 * would take the call from the original.
 *
 * `idempotencyKey` is a text that the page generates and keeps with its resume token; a page that
 * passes the token on passes the key on too. Presented with the key it was used with, a used token
 * is valid again if the connection it admitted is gone and still holds a seat: that page went
 * before it received its own token.
 */
export const Hello = z.strictObject({
  type: z.literal("hello"),
  id,
  token: z.optional(PresentedToken),
  resume: z.optional(PresentedToken),
  replace: z.optional(z.boolean()),
  idempotencyKey: z.optional(RequestId),
});
export type Hello = z.infer<typeof Hello>;

export const WebrtcOffer = z.strictObject({
  type: z.literal("webrtc:offer"),
  ...relayed,
  offer: z.strictObject({ type: z.literal("offer"), sdp: Sdp }),
});
export const WebrtcAnswer = z.strictObject({
  type: z.literal("webrtc:answer"),
  ...relayed,
  answer: z.strictObject({ type: z.literal("answer"), sdp: Sdp }),
});
export const WebrtcIceCandidate = z.strictObject({
  type: z.literal("webrtc:ice-candidate"),
  ...relayed,
  /** One, several, or null for the end of candidates, as from `onicecandidate`. */
  candidate: z.nullable(z.union([
    IceCandidate,
    z.array(IceCandidate).check(z.minLength(1), z.maxLength(CANDIDATES_MAX)),
  ])),
});

/** Every message after `hello`. */
export const ClientMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("auth:refresh"), id, token: PresentedToken }),
  z.strictObject({ type: z.literal("chat:attach"), id, token: PresentedToken }),
  z.strictObject({ type: z.literal("webrtc:config:get"), id }),
  z.strictObject({
    type: z.literal("call:initiate"),
    id,
    chatId: ChatId,
    callType: CallType,
    targetUserIds: z.optional(UserIds),
  }),
  z.strictObject({ type: z.literal("call:accept"), ...inCall }),
  z.strictObject({ type: z.literal("call:reject"), ...inCall, reason: z.optional(Reason) }),
  z.strictObject({ type: z.literal("call:cancel"), ...inCall }),
  z.strictObject({ type: z.literal("call:join"), ...inCall }),
  z.strictObject({ type: z.literal("call:invite"), ...inCall, userIds: UserIds }),
  z.strictObject({ type: z.literal("call:leave"), ...inCall }),
  z.strictObject({ type: z.literal("call:end"), ...inCall, reason: z.optional(Reason) }),
  z.strictObject({ type: z.literal("call:resume"), ...inCall }),
  /** The page is about to unload. If it stays after all, it sends `call:resume`. */
  z.strictObject({ type: z.literal("call:away"), ...inCall }),
  z.strictObject({ type: z.literal("call:toggle-audio"), ...inCall, muted: z.boolean() }),
  z.strictObject({ type: z.literal("call:toggle-video"), ...inCall, enabled: z.boolean() }),
  z.strictObject({ type: z.literal("call:toggle-screen"), ...inCall, enabled: z.boolean() }),
  z.strictObject({
    type: z.literal("call:quality"),
    ...inCall,
    quality: CallQuality,
    /**
     * Whose packets have arrived since the last report. This keeps the seats of people who have
     * lost their signaling but not their media, for 5 minutes at most: best sent at once after
     * `call:participant-away`, and then with each report.
     */
    receivingFrom: z.optional(z.array(UserId).check(z.maxLength(MEMBERS_MAX))),
  }),
  /** To everybody in the call. Idempotent: repeating a `messageId` returns the same answer. */
  z.strictObject({
    type: z.literal("call:message"),
    ...inCall,
    messageId: MessageId,
    text: MessageText,
  }),
  /** Requests the call's messages with an index above `after`, oldest first. */
  z.strictObject({
    type: z.literal("call:messages:get"),
    ...inCall,
    after: z.optional(WholeNumber),
  }),
  /** Asks everybody in the call to agree to a recording that this device will make. */
  z.strictObject({ type: z.literal("call:recording:request"), ...inCall }),
  /** Agrees, declines or withdraws; with `recordedBy`, only for that person's recording. */
  z.strictObject({
    type: z.literal("call:recording:consent"),
    ...inCall,
    agreed: z.boolean(),
    recordedBy: z.optional(UserId),
  }),
  /** The recording's maker stops it. */
  z.strictObject({ type: z.literal("call:recording:stop"), ...inCall }),
  z.strictObject({ type: z.literal("calls:seen"), id }),
  WebrtcOffer,
  WebrtcAnswer,
  WebrtcIceCandidate,
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

/** The messages that the server validates, stamps and relays without reading further. */
export type RelayedMessage =
  | z.infer<typeof WebrtcOffer>
  | z.infer<typeof WebrtcAnswer>
  | z.infer<typeof WebrtcIceCandidate>;
