/**
 * One language as plain data that a JSON file can hold: what a page replaces in part, registers in
 * whole, and what each file in `locales` is. It says what stands where, and nothing is worded from it here.
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

/** The few words that are needed before any call. */
export interface ButtonStrings {
  call: Record<CallType, string>;
  /** Why the call buttons cannot be pressed. */
  unavailable: Record<UnavailableReason, string>;
  busy: string;
  /** The button that opens the history. */
  callHistory: string;
  /** The same where calls were missed that nobody has looked at; `{count}` of them. */
  missedCalls: string;
}

/** The states with a line under the name instead of a timer. */
export type WaitingState = Exclude<CallState, "idle" | "incoming" | "active" | "ended">;
/** The states that a screen reader is told of as they come. */
export type SpokenState = WaitingState | "active";

/** What a closing screen says: the outcome, and what may be worth knowing of it. */
export interface Outcome {
  title: string;
  detail?: string;
}

/** How a call came out, as the words part it: who was told what, and by whom it was done. */
export type OutcomeName =
  | Exclude<EndReason, "declined">
  | "missed"
  | "declined"
  | "declined-by-me"
  | "declined-by-other"
  | "answered-elsewhere";

/** What went wrong, besides the devices; `other` for all that a person can do nothing about. */
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

/** What a call came to, as the person who looks at their history would say it. */
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

/** The words of the history, which are loaded with it. */
export interface HistoryWords {
  title: string;
  /** The two lists. */
  all: string;
  missed: string;
  close: string;
  loading: string;
  /** Nothing to show, in all and among the missed ones. */
  none: string;
  noneMissed: string;
  failed: string;
  tryAgain: string;
  showMore: string;
  /** Before the kind of call and its length. */
  outcome: Record<CallOutcome, string>;
  /** The parts of a call's details. */
  started: string;
  ended: string;
  duration: string;
  roundTrip: string;
  loss: string;
  connectionLost: string;
  /** How it went for each of the others. */
  participant: Record<Exclude<UserStatus, "left">, string>;
}

/** Why somebody who was rung will not come. */
export type Absence = "declined" | "no-answer" | "busy" | "offline" | "unavailable";

/** The words of a call of more than two, which are loaded with what it draws. */
export interface GroupWords {
  /** How somebody is doing, under the name. */
  away: string;
  lost: string;
  absent: Record<Absence, string>;
  /** Told to screen readers of one, and of several at once. */
  joined: string;
  left: string;
  manyJoined: string;
  manyLeft: string;
  /** Whom else the caller rings, told to somebody who is rung. */
  alsoCalls: string;
  /** Others of the chat have a call; their names follow. */
  running: string;
  /** The dialog in which people are chosen: its title where the call is yet to begin, its buttons. */
  choose: string;
  call: string;
  close: string;
  /** Beside somebody who can be reached, and who cannot. */
  here: string;
  notHere: string;
  /** `{count}` people and no more. */
  full: string;
  nobody: string;
  /** The field that finds people of a long list by their names, and when it finds none. */
  search: string;
  notFound: string;
}

/** `{name}` stands for the other person, or for several as `andOthers` joins them. */
export interface Locale extends ButtonStrings {
  /** Which way it is written; from left to right where nothing is said. */
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
  /** Between the camera that faces the person and the one on the back of the phone. */
  switchCamera: string;
  /** Asked of whoever is in a call that began with voice. */
  cameraJoin: string;
  cameraSpare: string;
  notNow: string;
  /** The buttons that open the dialogs. */
  settings: string;
  /** Those of a call, and the button that opens them. */
  messages: string;
  checkCalls: string;
  shareScreen: string;
  stopSharing: string;
  youShare: string;
  isSharing: string;
  /** The last page of this tab shared the screen. */
  sharingOver: string;
  /** The system, not the person, forbids it. */
  screenFailed: Outcome;
  hangUp: string;
  enterFullScreen: string;
  leaveFullScreen: string;
  addPeople: string;
  /** A call of others in the chat. */
  joinCall: string;
  /** Has the other's picture float above all windows, and takes it back. */
  enterPip: string;
  leavePip: string;
  /** The grip of the popup. */
  moveWindow: string;
  /** The button that starts sound which the browser holds back. */
  tapToHear: string;
  /** Beside a call that rings without a sound, because the browser holds it back. */
  hearRing: string;
  dismiss: string;
  you: string;
  /** Somebody whose name nobody told us. */
  someone: string;

  incoming: Record<CallType, string>;
  /** The line under a name while there is no timer to show. */
  status: Record<WaitingState, string>;
  /** While the browser may be asking for the devices. */
  allowDevices: Record<CallType, string>;

  /** Three people or more: `{name}` is the first, `{count}` how many more; by the plural of the count. */
  andOthers: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
  /** The name of the call window. */
  callWith: string;
  /** Another tab of this browser has the call, and the button that fetches it. */
  callElsewhere: string;
  moveHere: string;
  /** The page's title and a notification, while it rings. */
  isCalling: string;
  incomingFrom: Record<CallType, string>;
  /** Why nothing comes: whose page is going, and whose connection it is, where that is known. */
  away: string;
  unstable: string;
  ownUnstable: string;
  muted: string;
  cameraIsOff: string;
  /** What a screen reader is told when the call changes. */
  announce: Record<SpokenState, string>;

  /** How long the call was follows a title by itself. */
  outcome: Record<OutcomeName, Outcome>;
  /** `{again}` stands for the sentence of `again` that fits. */
  device: Record<DeviceKind, Record<DeviceErrorType, Outcome>>;
  /** What to do once the device works: call, or use the button for it in the call. */
  again: Record<"call" | DeviceKind, string>;
  /** Comes first where the call goes on without a microphone; with the space between sentences. */
  notHeard: string;
  failure: Record<FailureName, Outcome>;
  /** English has it apart, with the history itself. */
  history?: HistoryWords;
  /** And this with what draws a call of more than two. */
  group?: GroupWords;
  /** Every language has these apart, with what says them. */
  dialogs?: DialogWords;
  notices?: NoticeWords;
  recording?: RecordingWords;
  schedule?: ScheduleWords;
  /** And these with the messages of a call. */
  messaging?: MessageWords;
}

/** What a language's own file of these words says. */
export type GroupWordsOfLocale = Required<Pick<Locale, "addPeople" | "joinCall" | "group">>;

type Part<Whole> = Whole extends string | undefined ? Whole
  : { [Key in keyof Whole]?: Part<Whole[Key]> };

/** As much of a language as a page wants to say in its own words. */
export type PartialLocale = Part<Locale>;
