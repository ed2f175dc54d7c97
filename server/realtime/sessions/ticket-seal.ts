/**
 * Encrypts and authenticates a ticket's text, so that only servers with the same secret can read or
 * make one. Knows nothing of the content.
 */
import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** A sealed text, and the id of that one seal. */
export interface Unsealed {
  /** Unique for every seal. */
  id: string;
  text: string;
}

/** Seals and unseals tickets. */
export interface TicketSeal {
  seal(text: string): string;
  /** Null if it was not sealed with one of the secrets. */
  unseal(token: string): Unsealed | null;
}

/** Part of the key derivation, so that tickets of another format do not unseal. */
const PURPOSE = "chat-call resume ticket, form 1";
const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals with the first secret and opens with any: during a rotation there are two. */
export function createTicketSeal(secrets: string[]): TicketSeal {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync("sha256", secret, "", PURPOSE, 32)));
  const [newest] = keys;
  if (!newest) throw new Error("Cannot seal tickets as there is no secret: current value is []");

  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, newest, iv);
      const sealed = [iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString("base64url");
    },

    unseal(token) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length < IV_BYTES + TAG_BYTES) return null;
      const iv = bytes.subarray(0, IV_BYTES);
      for (const key of keys) {
        try {
          const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
          decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
          const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, "utf8") +
            decipher.final("utf8");
          return { id: iv.toString("base64url"), text };
        } catch {
          // Sealed with another secret, or not by us at all.
        }
      }
      return null;
    },
  };
}
