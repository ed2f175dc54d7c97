/** The checks of the call diagnosis, and the verdict they lead to. Pure. */
import type { DeviceFailure } from "./call-failure.ts";

/** In the order in which they run. */
export const CHECKS = [
  "browser",
  "secure",
  "microphone",
  "camera",
  "server",
  "stun",
  "turn",
  "media",
] as const;
export type CheckName = typeof CHECKS[number];

export interface CheckResult {
  status: "running" | "ok" | "failed" | "skipped";
  /** The findings, for the reader of the report: addresses, error names, milliseconds. */
  detail: string;
  /** The part of it that the person is shown: a device's name. */
  shown?: string;
  /** How long the answer took. */
  tookMs?: number;
  /** Why it failed, where that is known: nobody answered, or the answer was a refusal. */
  why?: "silent" | "refused";
  /** Why a device could not be opened, to explain the way out. */
  failure?: DeviceFailure;
}

/** What the results together mean for the person. */
export type Verdict =
  | "good"
  /** No STUN or TURN server was reached; one side cannot tell if they or the network failed. */
  | "shut-in"
  /** A TURN server was reached but relays nothing. */
  | "unrelayed"
  | "offline"
  | "unheard"
  | "unseen"
  | "unsupported";

/** The first obstacle to a call, or `good`; null while checks are missing or running. */
export function verdictOf(results: ReadonlyMap<CheckName, CheckResult>): Verdict | null {
  const status = (name: CheckName) => results.get(name)?.status;
  if (CHECKS.some((name) => status(name) === undefined || status(name) === "running")) return null;
  const isBad = (name: CheckName) => status(name) === "failed";
  if (isBad("browser") || isBad("secure")) return "unsupported";
  if (isBad("server")) return "offline";
  // One way out is enough. Kinds of server that are not configured were skipped and do not count.
  const ways = (["stun", "turn"] as const).filter((name) => status(name) !== "skipped");
  if (isBad("media")) return "unrelayed";
  if (ways.length > 0 && ways.every(isBad)) {
    return ways.some((name) => results.get(name)?.why === "refused") ? "unrelayed" : "shut-in";
  }
  if (isBad("microphone")) return "unheard";
  return isBad("camera") ? "unseen" : "good";
}

/** The report as plain text, one line per check. */
export function reportOf(
  results: ReadonlyMap<CheckName, CheckResult>,
  about: { time: string; browser: string; server: string },
): string {
  const lines = CHECKS.map((name) => {
    const { status, detail } = results.get(name) ?? { status: "skipped", detail: "" };
    return `${name.padEnd(10)} ${status.padEnd(7)} ${detail}`.trimEnd();
  });
  return [`chat-call ${about.server}, ${about.time}`, about.browser, "", ...lines].join("\n");
}
