/**
 * A test browser that receives pushes, and its push service. Written from RFC 8291 and 8292,
 * without the project's code.
 */
import { createDecipheriv, createECDH, createHmac, randomBytes } from "node:crypto";
import { Buffer } from "node:buffer";
import assert from "node:assert/strict";
import { importJWK, jwtVerify } from "jose";
import { CERTIFICATE, CERTIFICATE_KEY } from "./test-certificate.ts";

/** A browser's subscription, as it sends it to the site, and how it decrypts a push. */
export interface PushBrowser {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  read(body: Uint8Array): Record<string, unknown>;
}

/** Subscribes a browser at this address. */
export function subscribeBrowser(endpoint: string): PushBrowser {
  const own = createECDH("prime256v1");
  const point = own.generateKeys();
  const auth = randomBytes(16);
  return {
    subscription: {
      endpoint,
      keys: { p256dh: point.toString("base64url"), auth: auth.toString("base64url") },
    },
    read(body) {
      const bytes = Buffer.from(body);
      // RFC 8188 section 2.1: salt, record size, length of the key id, which is the sender's point.
      const salt = bytes.subarray(0, 16);
      const theirs = bytes.subarray(21, 21 + bytes[20]);
      const record = bytes.subarray(21 + bytes[20]);
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), point, theirs]);
      const secret = hkdf(auth, own.computeSecret(theirs), info, 32);
      const key = hkdf(salt, secret, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
      const nonce = hkdf(salt, secret, Buffer.from("Content-Encoding: nonce\0"), 12);
      const decipher = createDecipheriv("aes-128-gcm", key, nonce);
      decipher.setAuthTag(record.subarray(-16));
      const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
      const end = padded.lastIndexOf(2);
      assert.ok(padded.subarray(end + 1).every((byte) => byte === 0), "padded with other than 0");
      return JSON.parse(padded.subarray(0, end).toString());
    },
  };
}

/** RFC 5869 for a single block, which is enough here. */
function hkdf(salt: Buffer, input: Buffer, info: Buffer, length: number): Buffer {
  const key = createHmac("sha256", salt).update(input).digest();
  return createHmac("sha256", key).update(info).update(Buffer.of(1)).digest().subarray(0, length);
}

/** A push as the service received it. */
export interface ReceivedPush {
  path: string;
  headers: Headers;
  body: Uint8Array;
}

export interface PushService extends AsyncDisposable {
  origin: string;
  pushes: ReceivedPush[];
  /** What to answer; undefined means 201. */
  answer(push: ReceivedPush): Response | Promise<Response> | undefined;
  /** Waits until this many pushes have come in all. */
  received(count: number): Promise<ReceivedPush[]>;
}

/** Starts a push service on `localhost` with TLS and the test certificate. */
export function startPushService(): PushService {
  const arrivals = new EventTarget();
  const service: PushService = {
    origin: "",
    pushes: [],
    answer: () => undefined,
    async received(count) {
      while (service.pushes.length < count) {
        await new Promise((resolve) => arrivals.addEventListener("push", resolve, { once: true }));
      }
      return service.pushes;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    cert: CERTIFICATE,
    key: CERTIFICATE_KEY,
    onListen: () => {},
  }, async (request) => {
    const { headers, url } = request;
    const push = { path: new URL(url).pathname, headers, body: await request.bytes() };
    service.pushes.push(push);
    arrivals.dispatchEvent(new Event("push"));
    return await service.answer(push) ?? new Response(null, { status: 201 });
  });
  service.origin = `https://localhost:${(server.addr as Deno.NetAddr).port}`;
  return service;
}

/** Checks a push against RFC 8292: signed by this server for this service; returns its contact. */
export async function contactIn({ headers }: ReceivedPush, origin: string, publicKey: string) {
  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.get("authorization") ?? "") ?? [];
  assert.equal(key, publicKey);
  const point = Buffer.from(publicKey, "base64url");
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  const verifier = await importJWK({ kty: "EC", crv: "P-256", x, y }, "ES256");
  const { payload } = await jwtVerify(token, verifier, { audience: origin });
  return payload.sub;
}
