/** Between what a link says and the messages that carry it through the server. */
import type { IceCandidate } from "../../../server/protocol/client-message.ts";
import type { ConnectionId, SessionId, UserId } from "../../../server/protocol/ids.ts";
import type { OutgoingMessage, WebrtcSignal } from "../../model/ports.ts";
import type { LinkSignal } from "./signal-outbox.ts";

/** Whom a link leads to and its signals are for; the device only while it rings. */
export interface Address {
  sessionId: SessionId;
  chatId: string;
  userId: UserId;
  connectionId: ConnectionId | null;
}

/** The message that carries a signal to this device, or to this person's seat. */
export function addressedMessage(
  { sessionId, chatId, userId, connectionId }: Address,
  signal: LinkSignal,
): OutgoingMessage {
  const to = {
    sessionId,
    chatId,
    targetUserId: userId,
    ...(connectionId !== null && { targetConnectionId: connectionId }),
  };
  switch (signal.type) {
    case "offer":
      return { type: "webrtc:offer", ...to, offer: { type: "offer", sdp: signal.sdp } };
    case "answer":
      return { type: "webrtc:answer", ...to, answer: { type: "answer", sdp: signal.sdp } };
    case "candidates":
      return {
        type: "webrtc:ice-candidate",
        ...to,
        candidate: signal.candidates as IceCandidate[],
      };
  }
}

/** The signal that a message brought. */
export function signalOf(message: WebrtcSignal): LinkSignal {
  switch (message.type) {
    case "webrtc:offer":
      return message.offer;
    case "webrtc:answer":
      return message.answer;
    case "webrtc:ice-candidate":
      // The end of candidates brings none: when the other side stops looking changes nothing here.
      return { type: "candidates", candidates: [message.candidate ?? []].flat() };
  }
}
