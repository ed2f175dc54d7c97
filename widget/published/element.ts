/**
 * The element's types for hosts. This file ships with the built widget unchanged, so it imports
 * nothing. tests/widget/element/published-types.ts checks it against the real element.
 */

export type CallType = "voice" | "video";
export type CallState =
  | "idle"
  | "dialing"
  | "ringing"
  | "incoming"
  | "connecting"
  | "active"
  | "reconnecting"
  | "ended";
export type EndReason =
  | "completed"
  | "no-answer"
  | "cancelled"
  | "declined"
  | "offline"
  | "busy"
  | "unavailable"
  | "connect-failed"
  | "connection-lost"
  | "time-limit"
  | "answered-elsewhere";
export type DeviceErrorType =
  | "permissions"
  | "in-use"
  | "not-found"
  | "constraints"
  | "insecure-context"
  | "policy"
  | "unknown";
export type UserStatus =
  | "ringing"
  | "joined"
  | "left"
  | "rejected"
  | "missed"
  | "busy"
  | "offline";

/** Somebody who is in the call or invited to it. */
export interface ParticipantView {
  readonly id: string;
  readonly name: string;
  readonly picture: string | null;
  /** Null until the server has reported it. */
  readonly status: UserStatus | null;
  readonly isSelf: boolean;
  readonly muted: boolean;
  readonly videoEnabled: boolean;
  readonly screenEnabled: boolean;
  readonly away: boolean;
}

export interface CallView {
  /** Null until the server has the call. */
  readonly id: string | null;
  readonly chatId: string;
  readonly type: CallType;
  readonly caller: { readonly id: string; readonly name: string | null };
  readonly participants: readonly ParticipantView[];
  /** When it was answered (ISO 8601 in UTC, by this page's clock); null before. */
  readonly startedAt: string | null;
}

export interface ScheduledPerson {
  userId: string;
  name: string;
  picture?: string;
}

export interface ScheduledCall {
  id: string;
  chatId: string;
  callType: CallType;
  title?: string;
  /** ISO 8601 in UTC. */
  startsAt: string;
  organizer: ScheduledPerson;
  /** Its organizer first. */
  participants: ScheduledPerson[];
  /** Whether the visitor is its organizer. */
  isOrganizer: boolean;
}

/** Whom to call and how; without `to`, everybody in the chat. */
export interface StartCallOptions {
  type?: CallType;
  to?: string | readonly string[];
}

/** Some of the element's strings, by their names in the widget's source. */
export interface Words {
  [name: string]: string | Words | undefined;
}

/** What a method of the element rejects with. */
export interface CallError extends Error {
  readonly name: "CallError";
  readonly code: string;
}

/** The detail of each event, by its name without the prefix `chat-call-`. */
export interface ElementEvents {
  "ready": Record<string, never>;
  /** Cancel it to draw your own ringing screen. */
  "incoming": { call: CallView | null };
  "ringing": Record<string, never>;
  "accepted": Record<string, never>;
  "connected": Record<string, never>;
  "reconnecting": Record<string, never>;
  "reconnected": Record<string, never>;
  "ended": { reason: EndReason; durationSeconds: number };
  "missed": { callerId: string };
  "state-change": { state: CallState; previous: CallState };
  "participant-joined": { userId: string };
  "participant-left": { userId: string; reason: string };
  "participant-change": { userId: string };
  "microphone-toggle": { enabled: boolean };
  "camera-toggle": { enabled: boolean };
  "screenshare-toggle": { enabled: boolean };
  "message": {
    messageId: string;
    userId: string;
    name: string;
    text: string;
    sentAt: string;
    isOwn: boolean;
  };
  "device-error": { type: DeviceErrorType; device: "microphone" | "camera" | "screen" };
  "audio-blocked": Record<string, never>;
  "quality-change": { level: "excellent" | "good" | "poor" | "lost"; mos: number };
  "recording": { state: "asking" | "on" | "off"; by: string; reason?: string };
  /** Cancel it to keep the file yourself. */
  "recorded": {
    blob: Blob;
    mimeType: string;
    durationSeconds: number;
    startedAt: string;
    fileName: string;
  };
  "error": { code: string; message: string };
  "schedule-change": { scheduledId: string; scheduledCall: ScheduledCall | null };
  /** Cancel it to draw your own card. */
  "due": { scheduledCall: ScheduledCall };
}

/** Each event by its full name. */
export type PrefixedEvents = {
  [Name in keyof ElementEvents as `chat-call-${Name}`]: CustomEvent<ElementEvents[Name]>;
};

export interface ChatCallElement extends HTMLElement {
  server: string | null;
  token: string | null;
  tokenUrl: string | null;
  callTypes: string | null;
  display: "popup" | "inline";
  position: "bottom-left" | "bottom-right" | "top-left" | "top-right";
  controlsList: string | null;
  ringtone: string | null;
  /** Returns the token, instead of the two attributes; null if nobody is logged in. */
  getToken: (() => string | null | Promise<string | null>) | null;
  strings: Words | null;

  readonly state: CallState;
  readonly call: CallView | null;
  readonly participants: ParticipantView[];
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;

  /** Settles when the server has the call. */
  startCall(options?: StartCallOptions): Promise<void>;
  /** Settles when the seat is taken and the devices are open. */
  accept(devices?: { audio?: boolean; video?: boolean }): Promise<void>;
  decline(reason?: string): Promise<void>;
  /** Stops the ringing here only. */
  ignore(): Promise<void>;
  /** Cancels while dialling, ends a call of two, leaves a larger one. */
  hangUp(): Promise<void>;
  leave(): Promise<void>;
  logOut(): Promise<void>;
  toggleMicrophone(force?: boolean): Promise<void>;
  toggleCamera(force?: boolean): Promise<void>;
  toggleScreenShare(force?: boolean): Promise<void>;
  toggleRecording(force?: boolean): Promise<void>;
  sendMessage(text: string): Promise<void>;
  openMessages(): Promise<void>;
  openHistory(): Promise<void>;
  openSettings(): Promise<void>;
  diagnose(): Promise<void>;
}

export interface ChatCallConstructor extends CustomElementConstructor {
  new (): ChatCallElement;
  /** Adds a language for the page's elements, or replaces strings of one. */
  registerLocale(tag: string, words: Words): Promise<void>;
}

/** The element's attributes, for the JSX types of any library. */
export interface ChatCallAttributes {
  "server"?: string;
  "token"?: string;
  "token-url"?: string;
  "call-types"?: string;
  "display"?: "popup" | "inline";
  "position"?: "bottom-left" | "bottom-right" | "top-left" | "top-right";
  "ringtone"?: string;
  "lang"?: string;
  "strings"?: string;
  "backgrounds"?: string;
  "push-worker"?: string;
  "controls-list"?: string;
}

/** Listeners for libraries that put `on` before an event's name, such as React 19 and Svelte 5. */
export type ChatCallListeners = {
  [Name in keyof PrefixedEvents as `on${Name}`]?: (event: PrefixedEvents[Name]) => void;
};

/** The element's props for such a library. */
export interface ChatCallProps extends ChatCallAttributes, ChatCallListeners {}

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** The attributes as Vue's templates are checked: `tokenUrl` for `token-url`. */
export type ChatCallTemplateProps = {
  [Name in keyof ChatCallAttributes as Camel<Name>]: ChatCallAttributes[Name];
};

/** Each event as a function of it, for Vue's `$emit`. */
export type ChatCallEmits = {
  [Name in keyof PrefixedEvents]: (event: PrefixedEvents[Name]) => void;
};
