/** The host's public keys, fetched when needed and kept. The last good set serves while the host is down. */
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";

/** How long a set is used before it is fetched again, in milliseconds. */
const KEYS_AGE_MS = 600_000;
/** Least time between two fetches for a key that was not there, in milliseconds. */
const COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;
/** A set that could not be renewed for this long is not trusted any more, in milliseconds. */
const LAST_GOOD_MAX_AGE_MS = 86_400_000;

/** The keys at an address, for `jwtVerify`. */
export function createKeySet(url: URL, fetchKeys: typeof fetch): JWTVerifyGetKey {
  let lastGood: { body: string; at: number } | null = null;
  return createRemoteJWKSet(url, {
    cacheMaxAge: KEYS_AGE_MS,
    cooldownDuration: COOLDOWN_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: async (address, options) => {
      try {
        const response = await fetchKeys(address, options);
        const body = await response.text();
        if (response.status !== 200 || !isKeySet(body)) {
          throw new TypeError(`Cannot read keys: the answer is ${response.status}`);
        }
        lastGood = { body, at: Date.now() };
      } catch (cause) {
        if (!lastGood || Date.now() - lastGood.at > LAST_GOOD_MAX_AGE_MS) {
          throw new TypeError("Cannot fetch the key set", { cause });
        }
      }
      return new Response(lastGood.body, { headers: { "content-type": "application/json" } });
    },
  });
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
