/** The key of the host's back end. Compared in a time that says nothing of how much of it was right. */
import { createHash, timingSafeEqual } from "node:crypto";

/** Whether this is the host's key. */
export type CheckApiKey = (presented: string) => boolean;

/** The check for the configured keys: none, one, or two during a rotation. */
export function createApiKeyCheck(keys: string[]): CheckApiKey {
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
