/**
 * Every word a person reads or hears, as one typed object that a page may replace in part or whole.
 * Knows what can be said, never in which language: that stands in `locales`.
 */
import type { CallType, EndReason } from "../../server/protocol/call.ts";
import type { CallFailure } from "../model/call-failure.ts";
import type { CallState } from "../model/call-selectors.ts";
import type { UnavailableReason } from "../model/line-view.ts";

/** The few words that are needed before any call. */
export interface ButtonStrings {
  call: Record<CallType, string>;
  /** Why the call buttons cannot be pressed. */
  unavailable: Record<UnavailableReason, string>;
  busy: string;
}

/** What a closing screen says: the outcome, and what may be worth knowing of it. */
export interface Outcome {
  title: string;
  detail?: string;
}

/** What an outcome is worded from. */
export interface EndedCall {
  reason: EndReason | "answered-elsewhere";
  direction: "outgoing" | "incoming";
  /** The other, or the others joined by `people`. */
  name: string;
  /** This person ended it. */
  byMe: boolean;
  /** As `m:ss`, or null where the call was never answered. */
  duration: string | null;
}

export interface Strings extends ButtonStrings {
  accept: string;
  acceptVoiceOnly: string;
  decline: string;
  /** Stops the ringing on this page only. */
  ignore: string;
  mute: string;
  unmute: string;
  cameraOff: string;
  cameraOn: string;
  hangUp: string;
  enterFullScreen: string;
  leaveFullScreen: string;
  tapToHear: string;
  dismiss: string;
  you: string;
  /** Somebody whose name nobody told us. */
  someone: string;

  incoming: Record<CallType, string>;
  /** The line under a name while there is no timer to show. */
  status: Record<Exclude<CallState, "idle" | "incoming" | "active" | "ended">, string>;
  /** While the browser may be asking for the devices. */
  allowDevices: Record<CallType, string>;

  people(names: readonly string[]): string;
  /** The name of the call window. */
  callWith(name: string): string;
  incomingFrom(type: CallType, name: string): string;
  away(name: string): string;
  muted(name: string): string;
  cameraIsOff(name: string): string;
  /** What a screen reader is told when the call changes; empty where nothing need be said. */
  announce(state: CallState, name: string): string;
  outcome(ended: EndedCall): Outcome;
  /** What is wrong and the way out; `inCall` where the call goes on without it. */
  failure(failure: CallFailure, inCall: boolean): Outcome;
}
