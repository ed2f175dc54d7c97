/**
 * One language as plain data that fits a JSON file: the shape of what a page replaces in part or
 * registers in whole, and of each file in `locales`. It only says which texts exist and where they
 * appear.
 */
import type { CallType, EndReason, UserStatus } from "../../../server/protocol/call.ts";
import type { DeviceErrorType, DeviceKind } from "../../model/call-failure.ts";
import type { CallState } from "../../model/call-selectors.ts";
import type { UnavailableReason } from "../../model/line-view.ts";
import type { DialogWords } from "./dialog-words.ts";
import type { MessageWords } from "./message-words.ts";
import type { NoticeWords } from "./notice-words.ts";
import type { RecordingWords } from "../recording/recording-words.ts";
import type { ScheduleWords } from "../schedule/schedule-words.ts";

/** The few texts that are needed before any call. */
export interface ButtonStrings {
  call: Record<CallType, string>;
  /** Why the call buttons are disabled. */
  unavailable: Record<UnavailableReason, string>;
  busy: string;
  /** The button that opens the history. */
  callHistory: string;
  /** The same when there are missed calls that nobody has looked at; `{count}` of them. */
  missedCalls: string;
}

/** The states with a line under the name instead of a timer. */
export type WaitingState = Exclude<CallState, "idle" | "incoming" | "active" | "ended">;
/** The states that are announced to screen readers. */
export type SpokenState = WaitingState | "active";

/** What a closing screen says: the outcome, and a detail worth knowing. */
export interface Outcome {
  title: string;
  detail?: string;
}

/** How a call ended, as the texts distinguish it: who is told, and who ended it. */
export type OutcomeName =
  | Exclude<EndReason, "declined">
  | "missed"
  | "declined"
  | "declined-by-me"
  | "declined-by-other"
  | "answered-elsewhere";

/** What went wrong, besides the devices; `other` is all that a person can do nothing about. */
export type FailureName =
  | "server-unreachable"
  | "no-media"
  | "network-blocked"
  | "unsupported"
  | "call-exists"
  | "already-in-call"
  | "calls-not-allowed"
  | "forbidden"
  | "chat-ended"
  | "call-over"
  | "call-full"
  | "answered-elsewhere"
  | "unauthorized"
  | "rate-limited"
  | "other";

/** How a call ended, as the history tells it to the person who looks at it. */
export type CallOutcome =
  | "ongoing"
  | "incoming"
  | "outgoing"
  | "missed"
  | "declined-by-me"
  | "declined"
  | "no-answer"
  | "cancelled"
  | "busy"
  | "offline"
  | "unavailable"
  | "not-connected";

/** The texts of the history, which are loaded with it. */
export interface HistoryWords {
  title: string;
  /** The two lists. */
  all: string;
  missed: string;
  close: string;
  loading: string;
  /** Nothing to show: among all calls, and among the missed ones. */
  none: string;
  noneMissed: string;
  failed: string;
  tryAgain: string;
  showMore: string;
  /** Precedes the kind of call and its duration. */
  outcome: Record<CallOutcome, string>;
  /** The labels in a call's details. */
  started: string;
  ended: string;
  duration: string;
  roundTrip: string;
  loss: string;
  connectionLost: string;
  /** How it went for each of the other people. */
  participant: Record<Exclude<UserStatus, "left">, string>;
}

/** Why somebody who was rung will not join. */
export type Absence = "declined" | "no-answer" | "busy" | "offline" | "unavailable";

/** The texts of a call of more than two, which are loaded with the code that draws it. */
export interface GroupWords {
  /** How somebody is doing, shown under the name. */
  away: string;
  lost: string;
  absent: Record<Absence, string>;
  /** Announced to screen readers, for one person and for several at once. */
  joined: string;
  left: string;
  manyJoined: string;
  manyLeft: string;
  /** Whom else the caller rings, told to somebody who is rung. */
  alsoCalls: string;
  /** Others of the chat are in a call; their names follow. */
  running: string;
  /** The dialog to choose people in: its title when the call is yet to begin, and its buttons. */
  choose: string;
  call: string;
  close: string;
  /** Beside somebody who can be reached, and somebody who cannot. */
  here: string;
  notHere: string;
  /** `{count}` people is the most. */
  full: string;
  nobody: string;
  /** The field that searches a long list by name, and the text for when nothing matches. */
  search: string;
  notFound: string;
}

/** `{name}` stands for the other person, or for several as `andOthers` joins them. */
export interface Locale extends ButtonStrings {
  /** The writing direction; left to right if not given. */
  dir?: "ltr" | "rtl";
  accept: string;
  acceptVoiceOnly: string;
  decline: string;
  /** Stops the ringing on this page only. */
  ignore: string;
  mute: string;
  unmute: string;
  cameraOff: string;
  cameraOn: string;
  /** Switches between the camera that faces the person and the one on the back of the phone. */
  switchCamera: string;
  /** Asked in a call that began as a voice call. */
  cameraJoin: string;
  cameraSpare: string;
  notNow: string;
  /** The buttons that open the dialogs. */
  settings: string;
  /** The messages of a call, and the button that opens them. */
  messages: string;
  checkCalls: string;
  shareScreen: string;
  stopSharing: string;
  youShare: string;
  isSharing: string;
  /** The screen was shared on the last page of this tab. */
  sharingOver: string;
  /** The system, not the person, forbids it. */
  screenFailed: Outcome;
  hangUp: string;
  enterFullScreen: string;
  leaveFullScreen: string;
  addPeople: string;
  /** Joins a call that others of the chat are in. */
  joinCall: string;
  /** Puts the other's picture into a floating window, and takes it back. */
  enterPip: string;
  leavePip: string;
  /** The grip of the popup. */
  moveWindow: string;
  /** The button that starts sound which the browser blocks. */
  tapToHear: string;
  /** Beside a call that rings silently because the browser blocks sound. */
  hearRing: string;
  dismiss: string;
  you: string;
  /** Somebody whose name is not known. */
  someone: string;

  incoming: Record<CallType, string>;
  /** The line under a name while there is no timer to show. */
  status: Record<WaitingState, string>;
  /** While the browser may be asking for permission to use the devices. */
  allowDevices: Record<CallType, string>;

  /**
   * Three or more people, by the plural of the count: `{name}` is the first, `{count}` the rest.
   */
  andOthers: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
  /** The name of the call window. */
  callWith: string;
  /** Another tab of this browser has the call, and the button that moves it here. */
  callElsewhere: string;
  moveHere: string;
  /** The page's title and the notification, while it rings. */
  isCalling: string;
  incomingFrom: Record<CallType, string>;
  /** Why nothing is heard: whose page is changing or whose connection is lost, where known. */
  away: string;
  unstable: string;
  ownUnstable: string;
  muted: string;
  cameraIsOff: string;
  /** What screen readers are told when the call changes. */
  announce: Record<SpokenState, string>;

  /** The call's duration is appended to a title automatically. */
  outcome: Record<OutcomeName, Outcome>;
  /** `{again}` stands for the fitting sentence of `again`. */
  device: Record<DeviceKind, Record<DeviceErrorType, Outcome>>;
  /** What to do once the device works: call again, or use its button in the call. */
  again: Record<"call" | DeviceKind, string>;
  /** Comes first when the call goes on without a microphone; ends with the space that follows. */
  notHeard: string;
  failure: Record<FailureName, Outcome>;
  /** In English these are in a file apart, loaded with the history. */
  history?: HistoryWords;
  /** And these, loaded with the code that draws a call of more than two. */
  group?: GroupWords;
  /** In every language these are in files apart, loaded with what shows them. */
  dialogs?: DialogWords;
  notices?: NoticeWords;
  recording?: RecordingWords;
  schedule?: ScheduleWords;
  /** And these, loaded with the messages of a call. */
  messaging?: MessageWords;
}

/** The content of a language's own file of group texts. */
export type GroupWordsOfLocale = Required<Pick<Locale, "addPeople" | "joinCall" | "group">>;

type Part<Whole> = Whole extends string | undefined ? Whole
  : { [Key in keyof Whole]?: Part<Whole[Key]> };

/** The part of a language that a page puts in its own words. */
export type PartialLocale = Part<Locale>;
