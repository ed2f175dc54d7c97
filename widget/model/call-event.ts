/**
 * Every event of the call machine: the person's commands, the server's messages (as they are on the
 * wire), and what the effects report.
 */
import type { CallQuality } from "../../server/protocol/client-message.ts";
import type { CallType } from "../../server/protocol/call.ts";
import type { ChatId, SessionId, UserId } from "../../server/protocol/ids.ts";
import type { CallConfig } from "../../server/protocol/call-config.ts";
import type { Ack, ServerEvent, Welcome } from "../../server/protocol/server-message.ts";
import type { CallFailure, DeviceFailure, DeviceKind } from "./call-failure.ts";
import type { QualityLevel } from "./call-quality.ts";
import type { OutgoingMessage } from "./ports.ts";
import type { RecordingNews } from "./recording-desk.ts";

/** Somebody as the chat names them. */
export interface Person {
  id: UserId;
  name: string;
  picture?: string;
}

/** A command of the person, or of the host page through the element's methods. */
export type Command =
  | {
    type: "initiate";
    chatId: ChatId;
    callType: CallType;
    /** Whom to ring. Their names are shown before the server answers. */
    people: Person[];
  }
  /** Joins a call of the chat that does not ring here. */
  | { type: "join"; chatId: ChatId; sessionId: SessionId; callType: CallType }
  /** Rings more people of the chat, to join the call. */
  | { type: "invite"; userIds: UserId[] }
  | { type: "accept"; audio?: boolean; video?: boolean }
  | { type: "reject"; reason?: string }
  /** Declines a call that rings behind this one. */
  | { type: "reject-waiting"; sessionId: SessionId; chatId: ChatId }
  /** Stops the ringing on this page only. */
  | { type: "ignore" }
  /** Cancels while dialling, ends a call of two, leaves a group call. */
  | { type: "hang-up" }
  | { type: "leave" }
  | { type: "toggle-microphone"; force?: boolean }
  | { type: "toggle-camera"; force?: boolean }
  /** Turns the camera on without the background, which could not be applied. */
  | { type: "bare-camera" }
  /** Switches to the camera facing the other way. */
  | { type: "switch-camera" }
  | { type: "toggle-screen-share"; force?: boolean }
  /** The person made a gesture: play the sound that the browser had blocked. */
  | { type: "unblock-audio" }
  /** The host says that nobody is logged in any more: ends the person's call here. */
  | { type: "log-out" }
  /** Another tab of this browser takes the seat: the call goes on there. */
  | { type: "hand-over" }
  /** The person has moved this call here from another tab. */
  | { type: "take-over"; sessionId: SessionId; chatId: ChatId; config: CallConfig | null }
  /** Hides the outcome before its time is up. */
  | { type: "dismiss" };

/** A message and when it arrived, on the page's monotonic clock (ms), as the machine reads none. */
export type Received<Message> = Message extends unknown ? Message & { receivedAtMs: number }
  : never;

export type SignalingEvent =
  | Received<ServerEvent>
  /** The answer to a request this machine sent. */
  | {
    type: "signaling.acked";
    re: OutgoingMessage["type"];
    ack: SuccessfulAck;
    receivedAtMs: number;
    tag?: number;
  }
  | {
    type: "signaling.refused";
    re: OutgoingMessage["type"];
    code: string;
    message: string;
    sessionId?: SessionId;
    tag?: number;
    /** The request was not sent, for lack of a connection: the server knows nothing of it. */
    isUnsent?: boolean;
  }
  | { type: "signaling.lost" }
  | Received<{ type: "signaling.restored"; welcome: Welcome }>;

/** A scheduled call has changed or is due. */
export type ScheduleEvent = Extract<ServerEvent, { type: `schedule:${string}` }>;

export type SuccessfulAck = Extract<Ack, { success: true }>;

export type LocalMediaEvent =
  /** Devices are being opened; `granted` says that the browser will not ask. */
  | { type: "media.opening"; granted: boolean }
  /** One device is open and another is still opening. */
  | { type: "media.arriving"; stream: MediaStream }
  | {
    type: "media.opened";
    stream: MediaStream;
    microphone: boolean;
    camera: boolean;
    /** The devices that were asked for and could not be opened. */
    failures: DeviceFailure[];
  }
  | { type: "media.failed"; failures: DeviceFailure[] }
  /** The stream's tracks changed: a camera came or went. */
  | { type: "media.changed"; stream: MediaStream; microphone: boolean; camera: boolean }
  | { type: "media.device-error"; failure: DeviceFailure }
  /** The system has interrupted the device, for example for a phone call, or has given it back. */
  | { type: "media.interrupted"; device: DeviceKind; isInterrupted: boolean }
  /** There is a camera that faces the other way than the one in use. */
  | { type: "media.switchable" }
  /** The device in use has changed without the person choosing it now. */
  | { type: "media.replaced"; device: DeviceKind; label: string; isReturn: boolean };

/** About the local person's screen. */
export type ScreenEvent =
  | { type: "screen.started"; stream: MediaStream }
  /** No longer shared, or never was; without a failure the person has changed their mind. */
  | { type: "screen.ended"; failure?: DeviceFailure };

export type LinkEvent =
  /** A message for another browser. */
  | { type: "link.signal"; message: OutgoingMessage }
  /** The person's voice and camera, and their screen if they share one. */
  | { type: "link.stream"; userId: UserId; stream: MediaStream; screen?: MediaStream | null }
  | { type: "link.connected"; userId: UserId }
  /** No media arrives from this person; a repair is under way. */
  | { type: "link.interrupted"; userId: UserId }
  | { type: "link.failed"; userId: UserId }
  /** STUN and TURN servers were asked for a way out of this network, and none has answered. */
  | { type: "link.shut-in" }
  /** The browser would not play the remote sound without a gesture. */
  | { type: "link.audio-blocked"; userId: UserId }
  | { type: "link.audio-playing"; userId: UserId };

export type QualityEvent =
  /** The quality of the connection to one person. */
  | { type: "quality.person"; userId: UserId; level: QualityLevel }
  | { type: "quality.changed"; level: QualityLevel; mos: number }
  /** The camera sends as little as it can, and that is still too much. */
  | { type: "quality.exhausted" }
  /** For the server's record, over the last seconds. */
  | { type: "quality.measured"; quality: CallQuality; receivingFrom: UserId[] };

/** How a call rings on this page. `ring` is null while it is not this tab's turn to sound. */
export type RingSound = "sounding" | "silent" | "blocked";
export interface RingEvent {
  type: "ring.changed";
  ring: RingSound | null;
}

export type CallEvent =
  | Command
  | SignalingEvent
  | LocalMediaEvent
  | ScreenEvent
  | LinkEvent
  | QualityEvent
  | RingEvent;

/** An in-call message, as the host page may put it into its chat. */
export interface WrittenMessage {
  messageId: string;
  userId: UserId;
  name: string;
  text: string;
  /** By the server's clock (ISO 8601 in UTC). */
  sentAt: string;
  isOwn: boolean;
}

/** Domain news for whoever embeds the machine; the element turns them into DOM events. */
export type CallNews =
  | { type: "incoming" }
  | { type: "ringing" }
  | { type: "accepted" }
  | { type: "connected" }
  | { type: "reconnecting" }
  | { type: "reconnected" }
  | { type: "ended"; reason: string; durationSeconds: number }
  | { type: "missed"; callerId: UserId }
  | { type: "participant-joined"; userId: UserId }
  | { type: "participant-left"; userId: UserId; reason: string }
  | { type: "participant-change"; userId: UserId }
  | { type: "microphone-toggle"; enabled: boolean }
  | { type: "camera-toggle"; enabled: boolean }
  | { type: "screenshare-toggle"; enabled: boolean }
  | ({ type: "message" } & WrittenMessage)
  | { type: "device-error"; failure: DeviceFailure }
  | { type: "audio-blocked" }
  | { type: "quality-change"; level: QualityLevel; mos: number }
  | { type: "schedule"; event: ScheduleEvent }
  | { type: "failed"; failure: CallFailure }
  | RecordingNews;
