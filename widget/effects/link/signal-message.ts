/** Converts between a link's signals and the messages that carry them through the server. */
import type { IceCandidate } from "../../../server/protocol/client-message.ts";
import type { ConnectionId, SessionId, UserId } from "../../../server/protocol/ids.ts";
import type { OutgoingMessage, WebrtcSignal } from "../../model/ports.ts";
import type { LinkSignal } from "./signal-outbox.ts";

/** The person that a link leads to. It names the device only while that rings. */
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

/** The signal that a message carries. */
export function signalOf(message: WebrtcSignal): LinkSignal {
  switch (message.type) {
    case "webrtc:offer":
      return message.offer;
    case "webrtc:answer":
      return message.answer;
    case "webrtc:ice-candidate":
      // The end of candidates carries none; it does not matter here when the other side stops.
      return { type: "candidates", candidates: [message.candidate ?? []].flat() };
  }
}
