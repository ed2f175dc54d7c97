/**
 * The machine's ports: each is declared here as a typed actor that throws, and the engine provides
 * the real one. Tests run the machine's pure transitions and start none.
 */
import { type EventObject, fromCallback } from "xstate";
import type { CallType, EarlyMedia } from "../../server/protocol/call.ts";
import type { ClientMessage } from "../../server/protocol/client-message.ts";
import type { ConnectionId, SessionId, UserId } from "../../server/protocol/ids.ts";
import type { RingingDevice } from "../../server/protocol/call.ts";
import type { CallConfig } from "../../server/protocol/call-config.ts";
import type { ServerEvent } from "../../server/protocol/server-message.ts";

type WithoutId<Message> = Message extends unknown ? Omit<Message, "id"> : never;
/** A client message as the machine writes it; the signaling effect adds the request id. */
export type OutgoingMessage = WithoutId<ClientMessage>;

export type WebrtcSignal = Extract<ServerEvent, { fromUserId: string }>;

/** To the signaling effect. */
export interface SignalingReceives {
  type: "send";
  message: OutgoingMessage;
  /** Returned with the answer, to tell it from that to an earlier request of the same type. */
  tag?: number;
}

/** To the microphone and the camera. */
export type LocalMediaReceives =
  | {
    type: "open";
    audio: boolean;
    video: boolean;
    media: CallConfig["media"] | null;
    /** The call is resumed from another page. */
    isReturn?: boolean;
  }
  | { type: "microphone"; on: boolean }
  /** `isBare`: without the background, which could not be applied. */
  | { type: "camera"; on: boolean; isBare?: boolean }
  /** Switches to the camera facing the other way. */
  | { type: "switch-camera" };

/** To the links, one for each other device. */
export type LinksReceives =
  | { type: "configure"; config: CallConfig }
  | { type: "local-stream"; stream: MediaStream }
  /** This person's screen; null when it is no longer shared. */
  | { type: "screen"; stream: MediaStream | null }
  /** Caller: offer to each of these devices, and close the links to those no longer listed. */
  | {
    type: "ring";
    sessionId: SessionId;
    chatId: string;
    callType: CallType;
    devices: RingingDevice[];
  }
  /** Caller: this device answered; keep its link, send what was held, close the person's others. */
  | {
    type: "answered";
    sessionId: SessionId;
    chatId: string;
    callType: CallType;
    userId: UserId;
    connectionId: ConnectionId;
  }
  /** Joining an answered call, or resuming it on another page: offer to everybody in it. */
  | {
    type: "meet";
    sessionId: SessionId;
    chatId: string;
    callType: CallType;
    people: { userId: UserId; isPolite: boolean }[];
  }
  /** This person's page is leaving or has come back; while it is away, nobody answers there. */
  | { type: "away"; userId: UserId; isAway: boolean }
  /** This person has muted or unmuted the microphone. */
  | { type: "muted"; userId: UserId; isMuted: boolean }
  /** Callee: the seat is being taken; send the held answer and candidates. */
  | { type: "accept"; sessionId: SessionId; chatId: string; callType: CallType; callerId: UserId }
  /** From another browser, through the server; `early`: how far a link may go while ringing. */
  | { type: "signal"; signal: WebrtcSignal; early: EarlyMedia }
  | { type: "close"; userId: UserId }
  /** The person made a gesture: try again to play what was blocked. */
  | { type: "unblock-audio" }
  /** The connection to the server is back: repeat what may have been lost. */
  | { type: "renegotiate" };

/** What to play: the ringtone of an incoming call, or the ringback of an outgoing one. */
export interface RingtoneInput {
  kind: "incoming" | "ringback";
}

function unprovided(port: string) {
  return () => {
    throw new Error(
      `Cannot run the ${port} port as an actor: current value is the unprovided stub`,
    );
  };
}

export const signalingPort = fromCallback<SignalingReceives>(unprovided("signaling"));
export const localMediaPort = fromCallback<LocalMediaReceives>(unprovided("local media"));
export const linksPort = fromCallback<LinksReceives>(unprovided("links"));
export const screenCapturePort = fromCallback(unprovided("screen capture"));
export const ringtonePort = fromCallback<EventObject, RingtoneInput>(unprovided("ringtone"));
