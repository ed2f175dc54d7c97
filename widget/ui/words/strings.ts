/**
 * Every text a person reads or hears, as one typed object that the views use. It defines what can
 * be said, never in which language: that is in `locales`, and `wording.ts` turns one into the
 * other.
 */
import type { CallType, EndReason } from "../../../server/protocol/call.ts";
import type { CallFailure } from "../../model/call-failure.ts";
import type { CallState } from "../../model/call-selectors.ts";
import type { Locale, Outcome } from "./locale.ts";
import type { Speech } from "./speech.ts";

/** The facts that an outcome is worded from. */
export interface EndedCall {
  reason: EndReason | "answered-elsewhere";
  direction: "outgoing" | "incoming";
  /** The other person's name, or several joined by `people`. */
  name: string;
  /** This person ended it. */
  byMe: boolean;
  /** As `m:ss`, or null where the call was never answered. */
  duration: string | null;
}

/** Texts about somebody or something, which therefore are functions. */
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
  /** What screen readers are told when the call changes; empty where nothing need be said. */
  announce(state: CallState, name: string): string;
  outcome(ended: EndedCall): Outcome;
  /**
   * What is wrong, and the way out. `inCall` says where that leads: true where the call goes on
   * without the device, false where a new call has to be made, null where there is no call.
   */
  failure(failure: CallFailure, inCall: boolean | null): Outcome;
}

/** A language as the views use it: plain texts, and functions made from the other ones. */
export interface Strings extends Omit<Locale, keyof Sayings>, Sayings {
  /** The language of these texts, a BCP 47 tag. */
  lang: string;
  /** Lays this language over further texts that are loaded on demand. */
  over?: Speech["over"];
}
