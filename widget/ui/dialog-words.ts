/** What the settings and the check of calls say: words apart from the others, because few ever open them. */
import type { CallType } from "../../server/protocol/call.ts";
import type { AllowCallsFrom } from "../../server/protocol/personal-settings.ts";
import type { CheckName, CheckResult, Verdict } from "../model/diagnosis.ts";

/** The words of the settings; `{name}` stands for somebody. */
export interface SettingsWords {
  title: string;
  close: string;
  microphone: string;
  camera: string;
  speaker: string;
  systemDefault: string;
  testSound: string;
  /** The switch, what it is for, and why it cannot be on: refused, not answered, or not to be had here. */
  notify: string;
  notifyHint: string;
  notifyRefused: string;
  notifyClosed: string;
  notifyImpossible: string;
  /** The switch for what is told while the site is closed, what it is for, and what is said then. */
  push: string;
  pushHint: string;
  missed: Record<CallType, string>;
  whoMayCall: string;
  allowCallsFrom: Record<AllowCallsFrom, string>;
  doNotDisturb: string;
  doNotDisturbHint: string;
  blocked: string;
  block: string;
  unblock: string;
  failed: string;
}

/** The words of the check. */
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
