/**
 * Seals the text of a ticket so that only servers with the same secret can read or make it, whichever
 * of them it comes back to. Knows nothing of what is in it.
 */
import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** A text that was sealed, and the name of that one seal. */
export interface Unsealed {
  /** Different for every seal that was ever made. */
  id: string;
  text: string;
}

/** Makes and breaks seals. */
export interface TicketSeal {
  seal(text: string): string;
  /** Null for whatever was not sealed with one of the secrets. */
  unseal(token: string): Unsealed | null;
}

/** Also keeps tickets of another form apart: theirs is another key. */
const PURPOSE = "chat-call resume ticket, form 1";
const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals with the first secret and opens with each: during a rotation there are two. */
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
          // Another secret's, or nobody's.
        }
      }
      return null;
    },
  };
}
