/** The texts of the settings and of the call check, kept apart because few people open them. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { AllowCallsFrom } from "../../../server/protocol/personal-settings.ts";
import type { BackdropName } from "../../model/background.ts";
import type { BackgroundSource } from "../../model/background-source.ts";
import type { CheckName, CheckResult, Verdict } from "../../model/diagnosis.ts";

/** The texts about backgrounds; `{count}` numbers the host's pictures. */
export interface BackgroundWords {
  title: string;
  none: string;
  blur: string;
  backdrop: Record<BackdropName, string>;
  picture: string;
  /** What the chosen background needs is loading, or failed; and why none is possible here. */
  loading: string;
  failed: { title: string; detail: string };
  obstacle: Record<NonNullable<BackgroundSource["obstacle"]>, string>;
}

/** The texts of the settings; `{name}` stands for a person. */
export interface SettingsWords {
  title: string;
  close: string;
  microphone: string;
  camera: string;
  background: BackgroundWords;
  speaker: string;
  systemDefault: string;
  testSound: string;
  /** The switch, its purpose, and why it cannot be on: refused, unanswered, or impossible here. */
  notify: string;
  notifyHint: string;
  notifyRefused: string;
  notifyClosed: string;
  notifyImpossible: string;
  /**
   * The switch for notifications while the site is closed, its purpose with and without scheduled
   * calls, and what they say of a missed call and of a scheduled one that begins.
   */
  push: string;
  pushHint: string;
  pushHintMissed: string;
  missed: Record<CallType, string>;
  due: Record<CallType, string>;
  whoMayCall: string;
  allowCallsFrom: Record<AllowCallsFrom, string>;
  doNotDisturb: string;
  doNotDisturbHint: string;
  blocked: string;
  block: string;
  unblock: string;
  failed: string;
}

/** The texts of the check. */
export interface DiagnosisWords {
  title: string;
  again: string;
  copy: string;
  copied: string;
  result: Record<CheckResult["status"] | NonNullable<CheckResult["why"]>, string>;
  check: Record<CheckName, string>;
  verdict: Record<Verdict, string>;
}

export interface DialogWords {
  settings: SettingsWords;
  diagnosis: DiagnosisWords;
}
