/**
 * Turns the environment into a `Config`. Only this module reads settings; it knows names, defaults
 * and bounds, but not what they are used for.
 */
import { cap, type Caps, caps, type RequestCaps, requestCaps } from "./cap-setting.ts";
import { type Features, features } from "./feature-setting.ts";
import { type IceConfig, iceSettings } from "./ice-setting.ts";
import { type PushConfig, pushes } from "./push-setting.ts";
import {
  address,
  bearerKeys,
  ConfigProblem,
  database,
  type Environment,
  integer,
  keyServer,
  networks,
  oneOf,
  origins,
  path,
  PORT_MAX,
  SECRET_MIN_BYTES,
  secrets,
  text,
} from "./setting.ts";
import { webhook, type WebhookConfig } from "./webhook-setting.ts";

/** Which pages may connect: any, or exactly these; an empty set means this server's own pages. */
export type AllowedOrigins = "*" | ReadonlySet<string>;

/** How host tokens are signed. The algorithms follow from the kind of key and are never mixed. */
export type TokenKeys =
  | { kind: "secret"; secrets: string[] }
  | { kind: "jwks"; url: URL };

export interface Config {
  port: number;
  hostname: string;
  /** Without a trailing slash; empty at the root. */
  basePath: string;
  logLevel: LogLevel;
  auth: { keys: TokenKeys; issuer: string | null; audience: string };
  /** The host's back-end keys, newest first; without any, its routes are turned off. */
  apiKeys: string[];
  origins: AllowedOrigins;
  /** Addresses and networks whose `X-Forwarded-For` is trusted. */
  trustedProxies: string[];
  /** A file, `:memory:` or a KV Connect URL; null means the platform's own database. */
  kvPath: string | null;
  ringTimeoutMs: number;
  seatLeaseMs: number;
  maxParticipants: number;
  /** Calls, invitations and joins per person and minute, and scheduled calls; 0 is no limit. */
  callsPerMinute: number;
  /** What people in a call can do besides talking. */
  features: Features;
  /** How long calls are kept, from their start; 0 keeps all. */
  retentionMs: number;
  ice: IceConfig;
  caps: Caps;
  requestCaps: RequestCaps;
  /** Where the host receives events; null turns webhooks off. */
  webhook: WebhookConfig | null;
  /** How people are notified while their page is closed; null turns push off. */
  push: PushConfig | null;
  /** The tokens for `/metrics`; empty means that only this machine may read them. */
  metricsTokens: string[];
  /** The folder of the built widget. */
  widgetDir: string;
}

export type LogLevel = (typeof LOG_LEVELS)[number];
export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

/** Defaults that differ between `npm start` and `npm run serve`. */
export interface ConfigDefaults {
  hostname: string;
  stunUrls: string[];
}

/** The defaults of the production server. */
const SERVE_DEFAULTS: ConfigDefaults = {
  hostname: "0.0.0.0",
  stunUrls: ["stun:stun.l.google.com:19302", "stun:stun1.l.google.com:19302"],
};

/** A config with notes for the operator, or one line that says what is wrong. */
export type LoadedConfig =
  | { ok: true; config: Config; notes: string[] }
  | { ok: false; problem: string };

/** Reads every setting; stops at the first invalid one. */
export function loadConfig(
  env: Environment,
  defaults: ConfigDefaults = SERVE_DEFAULTS,
): LoadedConfig {
  try {
    const config = readConfig(env, defaults);
    return { ok: true, config, notes: notesOn(config) };
  } catch (error) {
    if (error instanceof ConfigProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

function readConfig(env: Environment, defaults: ConfigDefaults): Config {
  return {
    port: integer(env, "PORT", { fallback: 8000, min: 0, max: PORT_MAX }),
    hostname: address(env, "HOST", defaults.hostname),
    basePath: path(env, "BASE_PATH"),
    logLevel: oneOf(env, "LOG_LEVEL", LOG_LEVELS, "info"),
    auth: {
      keys: tokenKeys(env),
      issuer: text(env, "CHAT_CALL_ISSUER"),
      audience: text(env, "CHAT_CALL_AUDIENCE") ?? "chat-call",
    },
    apiKeys: bearerKeys(env, "CHAT_CALL_API_KEY"),
    origins: origins(env, "CHAT_CALL_ORIGINS"),
    trustedProxies: networks(env, "TRUSTED_PROXIES") ?? ["127.0.0.0/8", "::1"],
    kvPath: database(env, "KV_PATH") ?? (text(env, "DENO_DEPLOYMENT_ID") ? null : DEFAULT_KV_PATH),
    ringTimeoutMs: 1000 * integer(env, "RING_TIMEOUT_SECONDS", { fallback: 30, min: 5, max: 180 }),
    seatLeaseMs: 1000 * integer(env, "SEAT_LEASE_SECONDS", { fallback: 30, min: 5, max: 600 }),
    maxParticipants: integer(env, "MAX_PARTICIPANTS", { fallback: 6, min: 2, max: 16 }),
    // People who keep redialling make five or six calls a minute.
    callsPerMinute: cap(env, "CALLS_PER_MINUTE", 30),
    features: features(env),
    retentionMs: DAY_MS * integer(env, "RETENTION_DAYS", { fallback: 0, min: 0, max: 36_500 }),
    ice: iceSettings(env, defaults.stunUrls),
    caps: caps(env),
    requestCaps: requestCaps(env),
    webhook: webhook(env),
    push: pushes(env),
    metricsTokens: bearerKeys(env, "METRICS_TOKEN"),
    widgetDir: text(env, "WIDGET_DIR") ?? "dist/widget",
  };
}

const DAY_MS = 24 * 3600 * 1000;
const DEFAULT_KV_PATH = ".data/chat-call.sqlite";

function tokenKeys(env: Environment): TokenKeys {
  const shared = secrets(env, "CHAT_CALL_SECRET");
  const url = keyServer(env, "CHAT_CALL_JWKS_URL");
  if (shared && url) {
    throw new ConfigProblem(
      "CHAT_CALL_JWKS_URL",
      "is set together with CHAT_CALL_SECRET, but only one kind of key can be used",
      "unset one of them",
    );
  }
  if (shared) return { kind: "secret", secrets: shared };
  if (url) return { kind: "jwks", url };
  throw new ConfigProblem(
    "CHAT_CALL_SECRET",
    "is missing, so no token could be checked",
    "set it to at least 32 random bytes (for example from `openssl rand -base64 32`), " +
      "or set CHAT_CALL_JWKS_URL",
  );
}

function notesOn(config: Config): string[] {
  const notes: string[] = [];
  if (config.origins === "*") {
    notes.push("CHAT_CALL_ORIGINS is *: pages of any site may connect with a valid token");
  } else if (config.origins.size === 0) {
    notes.push("CHAT_CALL_ORIGINS is not set: only pages of this server itself may connect");
  }
  if (config.apiKeys.some((key) => key.length < SECRET_MIN_BYTES)) {
    notes.push(
      "CHAT_CALL_API_KEY is short: anybody who guesses it can register chats and erase people",
    );
  }
  if (config.ice.stunUrls.length === 0 && config.ice.turn === null) {
    notes.push("neither STUN nor TURN is set: calls stay within one network");
  }
  return notes;
}
