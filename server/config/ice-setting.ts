/** The settings of STUN and TURN, read together because they depend on each other. */
import { iceUrls } from "./ice-url.ts";
import { ConfigProblem, type Environment, oneOf, rotating, text } from "./setting.ts";

/** A TURN relay with time-limited credentials per person, or with fixed ones. */
export type TurnConfig =
  | { kind: "time-limited"; urls: string[]; secret: string }
  | { kind: "fixed"; urls: string[]; username: string; credential: string };

/** Which ICE servers are used, and which kinds of connection are allowed. */
export interface IceConfig {
  stunUrls: string[];
  turn: TurnConfig | null;
  transportPolicy: "all" | "relay";
}

/** Reads them; throws a `ConfigProblem` for the first invalid one. */
export function iceSettings(env: Environment, stunFallback: string[]): IceConfig {
  return {
    stunUrls: stunUrls(env, stunFallback),
    turn: turn(env),
    transportPolicy: transportPolicy(env),
  };
}

function stunUrls(env: Environment, fallback: string[]): string[] {
  if (text(env, "STUN_URLS") === "none") return [];
  return iceUrls(env, "STUN_URLS", "stun") ?? fallback;
}

/** Settings that mean nothing without another one. */
const NEEDS = [
  ["TURN_SECRET", "TURN_URLS"],
  ["TURN_USERNAME", "TURN_SERVER"],
  ["TURN_CREDENTIAL", "TURN_SERVER"],
] as const;

function turn(env: Environment): TurnConfig | null {
  for (const [name, other] of NEEDS) {
    if (text(env, name) && !text(env, other)) throw missingBeside(other, name);
  }
  const timeLimited = iceUrls(env, "TURN_URLS", "turn");
  const fixed = iceUrls(env, "TURN_SERVER", "turn");
  if (timeLimited && fixed) {
    throw new ConfigProblem(
      "TURN_SERVER",
      "is set together with TURN_URLS",
      "use TURN_URLS with TURN_SECRET, or TURN_SERVER with TURN_USERNAME and TURN_CREDENTIAL",
    );
  }
  if (timeLimited) {
    // During a rotation the relay knows both values; credentials are made with the new one.
    const [secret] = rotating(env, "TURN_SECRET") ?? [];
    if (!secret) throw missingBeside("TURN_SECRET", "TURN_URLS");
    return { kind: "time-limited", urls: timeLimited, secret };
  }
  if (!fixed) return null;
  const username = text(env, "TURN_USERNAME");
  const credential = text(env, "TURN_CREDENTIAL");
  if (!username) throw missingBeside("TURN_USERNAME", "TURN_SERVER");
  if (!credential) throw missingBeside("TURN_CREDENTIAL", "TURN_SERVER");
  return { kind: "fixed", urls: fixed, username, credential };
}

function missingBeside(name: string, other: string): ConfigProblem {
  return new ConfigProblem(name, `is missing, and ${other} needs it`, `set it, or unset ${other}`);
}

function transportPolicy(env: Environment): "all" | "relay" {
  const policy = oneOf(env, "ICE_TRANSPORT_POLICY", ["all", "relay"] as const, "all");
  if (policy === "relay" && turn(env) === null) {
    throw new ConfigProblem(
      "ICE_TRANSPORT_POLICY",
      "is relay, but there is no TURN server to relay through",
      "set TURN_URLS and TURN_SECRET, or use all",
    );
  }
  return policy;
}
