/** What a check of calls looks at, and what it comes to. Pure. */
import type { DeviceFailure } from "./call-failure.ts";

/** In the order in which they are made. */
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
  /** What was found, for whoever reads the report: addresses, names of errors, milliseconds. */
  detail: string;
  /** What of it the person is shown: the name of a device. */
  shown?: string;
  /** How long the answer took. */
  tookMs?: number;
  /** Why it failed, where that says more than that it did: nobody answered, or whoever did said no. */
  why?: "silent" | "refused";
  /** Why a device cannot be had, for the way back to it. */
  failure?: DeviceFailure;
}

/** What all of it means for the person. */
export type Verdict =
  | "good"
  /** No server was reached beyond this network: whether it or they are at fault one side cannot tell. */
  | "shut-in"
  /** A relay was reached, and carries nothing. */
  | "unrelayed"
  | "offline"
  | "unheard"
  | "unseen"
  | "unsupported";

/** The first thing that stands in the way of a call; null while that is not known. */
export function verdictOf(results: ReadonlyMap<CheckName, CheckResult>): Verdict | null {
  const status = (name: CheckName) => results.get(name)?.status;
  if (CHECKS.some((name) => status(name) === undefined || status(name) === "running")) return null;
  const isBad = (name: CheckName) => status(name) === "failed";
  if (isBad("browser") || isBad("secure")) return "unsupported";
  if (isBad("server")) return "offline";
  // One way out is enough; where no servers are configured, only what was tried counts.
  const ways = (["stun", "turn"] as const).filter((name) => status(name) !== "skipped");
  if (isBad("media")) return "unrelayed";
  if (ways.length > 0 && ways.every(isBad)) {
    return ways.some((name) => results.get(name)?.why === "refused") ? "unrelayed" : "shut-in";
  }
  if (isBad("microphone")) return "unheard";
  return isBad("camera") ? "unseen" : "good";
}

/** The report as plain text, one line a check. */
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
