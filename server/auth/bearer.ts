/** Reads `Authorization: Bearer …`, and checks whether it holds a configured key. */
import { createHash, timingSafeEqual } from "node:crypto";

/** The token or key in an `Authorization` header; undefined if there is none. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? "")?.[1];
}

/** Whether this is one of the keys. */
export type CheckKey = (presented: string) => boolean;

/**
 * The check for the configured keys: none, one, or two during a rotation. Its timing reveals
 * nothing about how much of a key was right.
 */
export function createKeyCheck(keys: string[]): CheckKey {
  const digests = keys.map(digestOf);
  return (presented) => {
    const digest = digestOf(presented);
    // Compares with all keys, even after a match.
    return digests.filter((own) => timingSafeEqual(own, digest)).length > 0;
  };
}

/** Digests give keys of any length the same length for comparison. */
function digestOf(key: string): Uint8Array {
  return createHash("sha256").update(key).digest();
}
