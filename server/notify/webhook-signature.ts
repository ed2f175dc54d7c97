/** The headers by which a receiver knows that a post is ours and new, as Standard Webhooks spells them. */

const encoder = new TextEncoder();

/** Signs one attempt at one message; with two keys there are two signatures, either of which will do. */
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
