/**
 * Every word a person reads or hears, as one typed object that the views speak from. Knows what can
 * be said, never in which language: that stands in `locales`, and `wording.ts` makes the one of the other.
 */
import type { CallType, EndReason } from "../../../server/protocol/call.ts";
import type { CallFailure } from "../../model/call-failure.ts";
import type { CallState } from "../../model/call-selectors.ts";
import type { Locale, Outcome } from "./locale.ts";
import type { Speech } from "./speech.ts";

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

/** What is said of somebody or something, and so cannot be a plain word. */
interface Sayings {
  people(names: readonly string[]): string;
  /** The name of the call window. */
  callWith(name: string): string;
  isCalling(name: string): string;
  incomingFrom(type: CallType, name: string): string;
  away(name: string): string;
  unstable(name: string): string;
  muted(name: string): string;
  cameraIsOff(name: string): string;
  cameraJoin(name: string): string;
  isSharing(name: string): string;
  /** What a screen reader is told when the call changes; empty where nothing need be said. */
  announce(state: CallState, name: string): string;
  outcome(ended: EndedCall): Outcome;
  /**
   * What is wrong, and the way out. `inCall` says what that leads to: true where a call goes on without
   * the device, false where there is to be another call, null where it is about no call.
   */
  failure(failure: CallFailure, inCall: boolean | null): Outcome;
}

/** A language as the views speak it: its plain words, and the sayings made from the others. */
export interface Strings extends Omit<Locale, keyof Sayings>, Sayings {
  /** The language they are in, as BCP 47 has it. */
  lang: string;
  /** Lays this language over further words, which are loaded when they are needed. */
  over?: Speech["over"];
}
