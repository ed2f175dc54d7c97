/** What a request presents as `Authorization: Bearer …`, and whether it is a key that the settings hold. */
import { createHash, timingSafeEqual } from "node:crypto";

/** The token or key in an `Authorization` header; undefined where there is none. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? "")?.[1];
}

/** Whether this is one of the keys. */
export type CheckKey = (presented: string) => boolean;

/**
 * The check for the configured keys: none, one, or two during a rotation. The time it takes says
 * nothing of how much of a key was right.
 */
export function createKeyCheck(keys: string[]): CheckKey {
  const digests = keys.map(digestOf);
  return (presented) => {
    const digest = digestOf(presented);
    // All are compared, whichever fits.
    return digests.filter((own) => timingSafeEqual(own, digest)).length > 0;
  };
}

/** Keys of any length compare as digests of one length. */
function digestOf(key: string): Uint8Array {
  return createHash("sha256").update(key).digest();
}
