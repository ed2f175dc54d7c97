/**
 * Posts to an address that others chose: the host's receiver or a browser's push service. The name
 * is resolved here and the connection goes to exactly the address that was checked, so that DNS
 * cannot point elsewhere in between. No redirect is followed, and only the head of the answer is
 * read.
 */
import { Buffer } from "node:buffer";
import { lookup } from "node:dns/promises";
import { request as requestOverHttp } from "node:http";
import { request as requestOverHttps } from "node:https";
import { isIPv6 } from "node:net";
import { isPublicAddress } from "../network.ts";
import { readRetryAfterMs } from "./retry-policy.ts";

/** The outcome of a post. */
export type PostOutcome =
  | { kind: "delivered" }
  /** Status 410: the receiver wants no more. */
  | { kind: "gone" }
  /** `why` goes to the log and reveals nothing of the address except a status or an error code. */
  | { kind: "failed"; why: string; status?: number; retryAfterMs: number };

/** What is posted; the caller sets the content type. */
export interface PostMessage {
  body: string | Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** Where to post and for how long to wait. */
export interface PostTarget {
  url: URL;
  allowPrivate: boolean;
  timeoutMs: number;
  /** Certificates to trust in addition to the usual ones. */
  caCerts?: string[];
}

/** Resolves a name with the system's resolver. */
export type Resolve = (hostname: string) => Promise<string[]>;

const resolveBySystem: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/** Posts. Never rejects: every failure is an outcome, including an aborted `signal`. */
export async function guardedPost(
  target: PostTarget,
  { body, headers, signal }: PostMessage,
  { resolve = resolveBySystem, now = Date.now }: { resolve?: Resolve; now?: () => number } = {},
): Promise<PostOutcome> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(target.timeoutMs)]);
  try {
    const addresses = await addressesOf(target, resolve, ended);
    if (addresses.length === 0) return failed("the host name resolves to no public address");
    const message = { body, headers, signal: ended };
    const { status, retryAfter } = await sendToFirst(target, addresses, message);
    if (status >= 200 && status < 300) return { kind: "delivered" };
    if (status === 410) return { kind: "gone" };
    const retryAfterMs = readRetryAfterMs(retryAfter, now());
    return { kind: "failed", why: `status ${status}`, status, retryAfterMs };
  } catch (error) {
    if (signal.aborted) return failed("stopped");
    if (ended.aborted) return failed(`no answer within ${target.timeoutMs} ms`);
    // The runtime's messages contain the address, which may include a key.
    const code = error instanceof Error && "code" in error ? `${error.code}` : "unknown";
    return failed(`no connection (${code})`);
  }
}

/** Errors of a connection that was never made, so that nothing can have been sent. */
const UNREACHED: unknown[] = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"];

/**
 * Posts to the first reachable address: a name may have IPv6 addresses where this machine has none.
 */
async function sendToFirst(
  target: PostTarget,
  [address, ...others]: string[],
  message: PostMessage,
): ReturnType<typeof send> {
  try {
    return await send(target, address, message);
  } catch (error) {
    const isUnreached = error instanceof Error && "code" in error && UNREACHED.includes(error.code);
    if (!isUnreached || others.length === 0) throw error;
    return await sendToFirst(target, others, message);
  }
}

/**
 * Connects to `address` under the URL's own name. `fetch` cannot do this: its clients accept a
 * fixed address only for a proxy, and then speak plain HTTP to it even for https.
 */
function send(
  { url, caCerts }: PostTarget,
  address: string,
  { body, headers, signal }: PostMessage,
): Promise<{ status: number; retryAfter: string | null }> {
  const family = isIPv6(address) ? 6 : 4;
  const request = url.protocol === "https:" ? requestOverHttps : requestOverHttp;
  return new Promise((resolve, reject) => {
    const posting = request(url, {
      method: "POST",
      agent: false,
      signal,
      headers: {
        "content-length": Buffer.byteLength(body),
        "user-agent": "chat-call",
        ...headers,
      },
      lookup(_name, { all }, callback) {
        if (all) callback(null, [{ address, family }]);
        else callback(null, address, family);
      },
      ...(caCerts ? { ca: caCerts } : {}),
    }, (response) => {
      resolve({
        status: response.statusCode ?? 0,
        retryAfter: response.headers["retry-after"] ?? null,
      });
      response.destroy();
    });
    posting.on("error", reject);
    posting.end(body);
  });
}

function failed(why: string): PostOutcome & { kind: "failed" } {
  return { kind: "failed", why, retryAfterMs: 0 };
}

/** The addresses that may be connected to, in the resolver's order. */
async function addressesOf(
  { url, allowPrivate }: PostTarget,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<string[]> {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const addresses = await Promise.race([resolve(hostname), aborted]);
  return addresses.filter((address) => allowPrivate || isPublicAddress(address));
}
