/** The headers that prove to a receiver that a post is ours and recent, as in Standard Webhooks. */

const encoder = new TextEncoder();

/** Signs one attempt at a message. Two keys make two signatures; either is enough to verify. */
export async function signatureHeaders(
  { id, body, keys, nowMs }: {
    id: string;
    body: string;
    keys: Uint8Array<ArrayBuffer>[];
    nowMs: number;
  },
): Promise<Record<string, string>> {
  const timestamp = `${Math.floor(nowMs / 1000)}`;
  const signed = encoder.encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(keys.map((key) => sign(key, signed)));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

async function sign(key: Uint8Array<ArrayBuffer>, signed: Uint8Array<ArrayBuffer>) {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", imported, signed));
  return `v1,${signature.toBase64()}`;
}
