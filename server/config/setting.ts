/**
 * Reads single settings, describing a fault in one line. Knows kinds of value, not the settings.
 */

import { isNetwork } from "../network.ts";

/** Where settings are read from. */
export type Environment = Record<string, string | undefined>;

/** An invalid setting, which prevents the start: its name, the fault, and how to mend it. */
export class ConfigProblem extends Error {
  override readonly name = "ConfigProblem";

  constructor(setting: string, fault: string, mend: string) {
    // One line whatever the value contained: it goes to a terminal or a log.
    super(`${setting} ${fault}: ${mend}`.replace(/\p{Cc}+/gu, " "));
  }
}

/** The shortest HMAC key that RFC 7518 section 3.2 allows for HS256, in bytes. */
export const SECRET_MIN_BYTES = 32;

export const PORT_MAX = 65_535;

/** Trimmed text; null if unset or empty. */
export function text(env: Environment, name: string): string | null {
  return env[name]?.trim() || null;
}

/** Comma-separated texts, at least one; null if unset. */
export function list(env: Environment, name: string): string[] | null {
  const value = text(env, name);
  if (value === null) return null;
  const values = value.split(",").map((part) => part.trim()).filter((part) => part !== "");
  // Treating it as unset would bring back the default that somebody meant to replace.
  if (values.length > 0) return values;
  throw new ConfigProblem(name, `is ${quote(value)}`, "give at least one value, or unset it");
}

/** A whole number within bounds, or 0 with the meaning that `zero` describes. */
export function integer(
  env: Environment,
  name: string,
  { fallback, min, max, zero }: { fallback: number; min: number; max: number; zero?: string },
): number {
  const value = text(env, name);
  if (value === null) return fallback;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if ((number >= min && number <= max) || (zero && number === 0)) return number;
  const range = `from ${min} to ${max}${zero ? `, or 0 for ${zero}` : ""}`;
  throw new ConfigProblem(name, `is ${quote(value)}`, `use a whole number ${range}`);
}

/** One of a fixed set of words. */
export function oneOf<const T extends string>(
  env: Environment,
  name: string,
  words: readonly T[],
  fallback: T,
): T {
  const value = text(env, name);
  if (value === null) return fallback;
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  throw new ConfigProblem(name, `is ${quote(value)}`, `use one of ${words.join(", ")}`);
}

/** A yes or no; no if unset. */
export function flag(env: Environment, name: string): boolean {
  const value = text(env, name)?.toLowerCase() ?? "false";
  if (["true", "1", "yes"].includes(value)) return true;
  if (["false", "0", "no"].includes(value)) return false;
  throw new ConfigProblem(name, `is ${quote(value)}`, "use true or false");
}

/** A host name or address to listen on. */
export function address(env: Environment, name: string, fallback: string): string {
  const value = text(env, name);
  if (value === null) return fallback;
  // A single colon would separate a port; IPv6 addresses have more.
  if (/^([\w.-]+|[\da-f.:]*:[\da-f.]*:[\da-f.:]*)$/i.test(value)) return value;
  throw new ConfigProblem(
    name,
    `is ${quote(value)}`,
    "use a host name or an address, without scheme or port",
  );
}

/** A path prefix with a leading slash and no trailing one. */
export function path(env: Environment, name: string): string {
  const value = text(env, name);
  if (value === null || value === "/") return "";
  if (/^(\/[\w.~-]+)+\/?$/.test(value) && !/\/\.{1,2}(\/|$)/.test(value)) {
    return value.replace(/\/$/, "");
  }
  throw new ConfigProblem(name, `is ${quote(value)}`, "use a path such as /calls");
}

/** One value, or two during a rotation; null if unset. */
export function rotating(env: Environment, name: string): string[] | null {
  const values = list(env, name);
  if (values === null) return null;
  if (values.length > 2) {
    throw new ConfigProblem(
      name,
      `holds ${values.length} values`,
      "use one secret, or new,old during a rotation",
    );
  }
  return values;
}

/** One or two keys for use in a header; empty if unset. */
export function bearerKeys(env: Environment, name: string): string[] {
  const values = rotating(env, name) ?? [];
  if (values.every((value) => /^[\x21-\x7e]+$/.test(value))) return values;
  throw new ConfigProblem(
    name,
    "holds characters that a request header cannot carry",
    "use letters, digits and punctuation, no spaces (for example from `openssl rand -hex 32`)",
  );
}

/** One or two HMAC secrets; null if unset. */
export function secrets(env: Environment, name: string): string[] | null {
  const values = rotating(env, name);
  for (const value of values ?? []) {
    const bytes = new TextEncoder().encode(value).length;
    if (bytes < SECRET_MIN_BYTES) {
      throw new ConfigProblem(
        name,
        `is too short (${bytes} bytes)`,
        `use at least ${SECRET_MIN_BYTES} random bytes`,
      );
    }
  }
  return values;
}

/** The database: a file, `:memory:`, or a KV Connect server; null if unset. */
export function database(env: Environment, name: string): string | null {
  const value = text(env, name);
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(value ?? "")?.[1].toLowerCase();
  if (value === null || scheme === undefined) return value;
  if (scheme !== "http" && scheme !== "https") {
    throw new ConfigProblem(
      name,
      `is ${quote(value)}`,
      "use a file, :memory:, or the http(s) address of a KV Connect server",
    );
  }
  if (text(env, "DENO_KV_ACCESS_TOKEN") === null) {
    throw new ConfigProblem(
      "DENO_KV_ACCESS_TOKEN",
      `is missing, and the KV Connect server of ${name} needs it`,
      "set it to the access token that the KV Connect server was started with",
    );
  }
  return value;
}

/** The address of a key set: https, or http on this machine. */
export function keyServer(env: Environment, name: string): URL | null {
  const value = text(env, name);
  if (value === null) return null;
  const url = URL.parse(value);
  const isLocal = url !== null && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLocal);
  if (url && isSafe && !url.username && !url.password) return url;
  throw new ConfigProblem(
    name,
    `is ${quote(value)}`,
    "use an https address of a JSON Web Key Set, such as https://example.com/.well-known/jwks.json",
  );
}

/** Addresses and networks; null if unset, empty for `none`. */
export function networks(env: Environment, name: string): string[] | null {
  if (text(env, name) === "none") return [];
  const values = list(env, name);
  for (const value of values ?? []) {
    if (isNetwork(value)) continue;
    throw new ConfigProblem(
      name,
      `holds ${quote(value)}`,
      "use addresses or networks such as 10.0.0.0/8, comma separated, or none",
    );
  }
  return values;
}

/** Exact origins, or `*` for any; empty if unset. */
export function origins(env: Environment, name: string): "*" | ReadonlySet<string> {
  const values = list(env, name);
  if (values === null) return new Set();
  if (values.includes("*")) {
    if (values.length === 1) return "*";
    throw new ConfigProblem(name, "has * and other origins", "use * alone, or remove it");
  }
  for (const value of values) {
    // A pattern would match no page, and two origins in one value must not be taken for the first.
    const url = /[*;\s]/.test(value) ? null : URL.parse(value);
    // Browsers send exactly `URL.origin`, without a path or default port.
    if (url && url.origin === value && /^https?:$/.test(url.protocol)) continue;
    const mend = url && /^https?:$/.test(url.protocol)
      ? `write it as ${url.origin}`
      : "use exact origins such as https://shop.example, comma separated";
    throw new ConfigProblem(name, `holds ${quote(value)}`, mend);
  }
  return new Set(values);
}

/** A value for use in an error line: quoted, and shortened if long. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
