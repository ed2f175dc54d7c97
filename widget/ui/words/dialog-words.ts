/** What the settings and the check of calls say: words apart from the others, because few ever open them. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { AllowCallsFrom } from "../../../server/protocol/personal-settings.ts";
import type { BackdropName } from "../../model/background.ts";
import type { BackgroundSource } from "../../model/background-source.ts";
import type { CheckName, CheckResult, Verdict } from "../../model/diagnosis.ts";

/** What is said of the backgrounds; `{count}` numbers the host's pictures. */
export interface BackgroundWords {
  title: string;
  none: string;
  blur: string;
  backdrop: Record<BackdropName, string>;
  picture: string;
  /** What the chosen one needs is on its way, or could not be had; and why none can be had here. */
  loading: string;
  failed: { title: string; detail: string };
  obstacle: Record<NonNullable<BackgroundSource["obstacle"]>, string>;
}

/** The words of the settings; `{name}` stands for somebody. */
export interface SettingsWords {
  title: string;
  close: string;
  microphone: string;
  camera: string;
  background: BackgroundWords;
  speaker: string;
  systemDefault: string;
  testSound: string;
  /** The switch, what it is for, and why it cannot be on: refused, not answered, or not to be had here. */
  notify: string;
  notifyHint: string;
  notifyRefused: string;
  notifyClosed: string;
  notifyImpossible: string;
  /** The switch for what is told while the site is closed, what it is for, and what is said then of a missed call and of a scheduled one that begins. */
  push: string;
  pushHint: string;
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
