/**
 * The machine's typed sockets to the world: each is declared here as an actor that throws, and the
 * engine provides the real one. Tests run the machine's pure transitions and never start any.
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
  /** Comes back with the answer, to tell it from that to an earlier request of the same type. */
  tag?: number;
}

/** To the microphone and the camera. */
export type LocalMediaReceives =
  | {
    type: "open";
    audio: boolean;
    video: boolean;
    media: CallConfig["media"] | null;
    /** The call goes on from another page. */
    isReturn?: boolean;
  }
  | { type: "microphone"; on: boolean }
  /** Bare is without the background that cannot be put up. */
  | { type: "camera"; on: boolean; isBare?: boolean }
  /** To the camera that looks the other way. */
  | { type: "switch-camera" };

/** To the links, one for each other device. */
export type LinksReceives =
  | { type: "configure"; config: CallConfig }
  | { type: "local-stream"; stream: MediaStream }
  /** This person's screen; null when it is no longer shared. */
  | { type: "screen"; stream: MediaStream | null }
  /** Caller: offer to each of these, close the links to those no longer named. */
  | {
    type: "ring";
    sessionId: SessionId;
    chatId: string;
    callType: CallType;
    devices: RingingDevice[];
  }
  /** Caller: this device answered; keep its link, release what was held, close the others. */
  | {
    type: "answered";
    sessionId: SessionId;
    chatId: string;
    callType: CallType;
    userId: UserId;
    connectionId: ConnectionId;
  }
  /** Who comes into an answered call, or back to it from another page, offers to everybody in it. */
  | {
    type: "meet";
    sessionId: SessionId;
    chatId: string;
    callType: CallType;
    people: { userId: UserId; isPolite: boolean }[];
  }
  /** This person's page is going, or has come back: until then nobody answers there. */
  | { type: "away"; userId: UserId; isAway: boolean }
  /** This person has muted the microphone, or will be heard again. */
  | { type: "muted"; userId: UserId; isMuted: boolean }
  /** Callee: the seat is being taken; send the held answer and candidates. */
  | { type: "accept"; sessionId: SessionId; chatId: string; callType: CallType; callerId: UserId }
  /** From another browser, through the server; `early` is how far a link may come while it rings. */
  | { type: "signal"; signal: WebrtcSignal; early: EarlyMedia }
  | { type: "close"; userId: UserId }
  /** A gesture was made: try once more to play what was blocked. */
  | { type: "unblock-audio" }
  /** The way to the server is back: ask once more for what may have been lost. */
  | { type: "renegotiate" };

/** What sounds: the phone's ring for a call that comes, the ringback for one that is placed. */
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
