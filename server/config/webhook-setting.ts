/**
 * The settings of webhooks: the receiver, the signing keys, and whether its address may be private.
 */
import { isNetwork, isPublicAddress } from "../network.ts";
import { ConfigProblem, type Environment, flag, quote, rotating, text } from "./setting.ts";

/** Where the host receives events, and the keys that prove they are ours. */
export interface WebhookConfig {
  url: URL;
  /** Keys to sign with; during a rotation there are two, and each post has both signatures. */
  keys: Uint8Array<ArrayBuffer>[];
  /** Whether the receiver may have a private address. */
  allowPrivate: boolean;
}

/** The key length in bytes that Standard Webhooks allows. */
const KEY_BYTES = { min: 24, max: 64 };
const SECRET_MEND = "use whsec_ and 24 to 64 random bytes in Base64, " +
  'for example "whsec_$(openssl rand -base64 32)"';

/** Reads the settings; null without an address. */
export function webhook(env: Environment): WebhookConfig | null {
  const allowPrivate = flag(env, "WEBHOOK_ALLOW_PRIVATE");
  const url = receiver(env, allowPrivate);
  if (url !== null) return { url, keys: signingKeys(env), allowPrivate };
  if (text(env, "WEBHOOK_SECRET") === null) return null;
  throw new ConfigProblem(
    "WEBHOOK_URL",
    "is missing, and WEBHOOK_SECRET needs it",
    "set it, or unset WEBHOOK_SECRET",
  );
}

function receiver(env: Environment, allowPrivate: boolean): URL | null {
  const name = "WEBHOOK_URL";
  const value = text(env, name);
  if (value === null) return null;
  const url = URL.parse(value);
  const schemes = allowPrivate ? ["https:", "http:"] : ["https:"];
  // The address may itself be a secret (some contain a key), so it is not repeated.
  if (url === null || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new ConfigProblem(
      name,
      "is not an http(s) address, or has credentials in it",
      "use an https address such as https://shop.example/chat-call-events",
    );
  }
  if (!schemes.includes(url.protocol)) {
    throw new ConfigProblem(
      name,
      "is not https",
      "use https, or set WEBHOOK_ALLOW_PRIVATE=true for a receiver in your own network",
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isPrivate = isNetwork(host) ? !isPublicAddress(host) : /(^|\.)localhost\.?$/.test(host);
  if (isPrivate && !allowPrivate) {
    throw new ConfigProblem(
      name,
      `names the private address ${quote(host)}`,
      "set WEBHOOK_ALLOW_PRIVATE=true if the receiver really is in your own network",
    );
  }
  return url;
}

function signingKeys(env: Environment): Uint8Array<ArrayBuffer>[] {
  const name = "WEBHOOK_SECRET";
  const values = rotating(env, name);
  if (values === null) {
    throw new ConfigProblem(name, "is missing, and WEBHOOK_URL needs it", SECRET_MEND);
  }
  return values.map((value) => {
    const key = signingKey(value);
    if (key) return key;
    throw new ConfigProblem(name, "is not of the form whsec_…", SECRET_MEND);
  });
}

function signingKey(value: string): Uint8Array<ArrayBuffer> | null {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value)?.[1];
  if (encoded === undefined) return null;
  try {
    const key = Uint8Array.fromBase64(encoded);
    return key.length >= KEY_BYTES.min && key.length <= KEY_BYTES.max ? key : null;
  } catch {
    return null;
  }
}
