/** The host's public keys, fetched on demand. The last good set is used while the host is down. */
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";

/** The keys at an address. */
export interface KeySet {
  /** The key for a token, for `jwtVerify`; an unknown key triggers a fetch. */
  keyOf: JWTVerifyGetKey;
  /** Fetches the set again, for a key that was replaced under its old id. */
  renew(): Promise<void>;
}

/** How long a set is used before it is fetched again, in milliseconds. */
const KEYS_AGE_MS = 600_000;
/**
 * Anybody can send unknown key ids, so once a set is known, fetches are limited per window (ms).
 */
const FETCHES_MAX = 4;
const FETCHES_WINDOW_MS = 120_000;
const TIMEOUT_MS = 5_000;
/** A set that could not be renewed for this long is no longer trusted, in milliseconds. */
const LAST_GOOD_MAX_AGE_MS = 86_400_000;

/** Fetches nothing before the first token. */
export function createKeySet(url: URL, fetchKeys: typeof fetch): KeySet {
  let lastGood: { body: string; at: number } | null = null;
  /** When the last few were made. */
  let fetches: number[] = [];

  /** Too old a set counts as none: then every token tries to fetch one, as at the start. */
  function known(): string | null {
    if (lastGood && Date.now() - lastGood.at > LAST_GOOD_MAX_AGE_MS) lastGood = null;
    return lastGood && lastGood.body;
  }

  function mayFetch(): boolean {
    const isRecent = (at: number) => at > Date.now() - FETCHES_WINDOW_MS;
    return fetches.filter(isRecent).length < FETCHES_MAX;
  }

  async function fetchSet(address: string, options: RequestInit): Promise<string> {
    fetches = [...fetches, Date.now()].slice(-FETCHES_MAX);
    const response = await fetchKeys(address, options);
    const body = await response.text();
    if (response.status !== 200 || !isKeySet(body)) {
      throw new TypeError(`Cannot read keys: expected 200 and a key set, got ${response.status}`);
    }
    lastGood = { body, at: Date.now() };
    return body;
  }

  const answerOf = (body: string) =>
    new Response(body, { headers: { "content-type": "application/json" } });

  const keyOf = createRemoteJWKSet(url, {
    cacheMaxAge: KEYS_AGE_MS,
    // A key that the host has just introduced works at once; `mayFetch()` limits the rate instead.
    cooldownDuration: 0,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: async (address, options) => {
      const before = known();
      if (before && !mayFetch()) return answerOf(before);
      try {
        return answerOf(await fetchSet(address, options));
      } catch (cause) {
        if (before) return answerOf(before);
        throw new TypeError("Cannot fetch the key set", { cause });
      }
    },
  });
  return { keyOf, renew: () => keyOf.reload() };
}

function isKeySet(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && "keys" in value &&
      Array.isArray(value.keys);
  } catch {
    return false;
  }
}
