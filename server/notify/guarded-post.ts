/**
 * One post to an address that others chose: the host's receiver, or a browser's push service. The
 * name is resolved here and the connection goes to the very address that was checked, so that a name
 * cannot point elsewhere between the check and the connection. No redirect is followed and no answer
 * is read beyond its head.
 */
import { Buffer } from "node:buffer";
import { lookup } from "node:dns/promises";
import { request as requestOverHttp } from "node:http";
import { request as requestOverHttps } from "node:https";
import { isIPv6 } from "node:net";
import { isPublicAddress } from "../network.ts";
import { readRetryAfterMs } from "./retry-policy.ts";

/** What came of a post. */
export type PostOutcome =
  | { kind: "delivered" }
  /** 410: the receiver wants no more of it. */
  | { kind: "gone" }
  /** `why` is for the log and says nothing of the address beyond a status or a failure. */
  | { kind: "failed"; why: string; status?: number; retryAfterMs: number };

/** What is posted; whoever posts names its content type. */
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
  /** Certificates to trust beside the usual ones. */
  caCerts?: string[];
}

/** Asks the system for the addresses of a name. */
export type Resolve = (hostname: string) => Promise<string[]>;

const resolveBySystem: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/** Posts; every failure is an outcome. An aborted `signal` is a failure too. */
export async function guardedPost(
  target: PostTarget,
  { body, headers, signal }: PostMessage,
  { resolve = resolveBySystem, now = Date.now }: { resolve?: Resolve; now?: () => number } = {},
): Promise<PostOutcome> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(target.timeoutMs)]);
  try {
    const addresses = await addressesOf(target, resolve, ended);
    if (addresses.length === 0) return failed("the name leads to no public address");
    const message = { body, headers, signal: ended };
    const { status, retryAfter } = await sendToFirst(target, addresses, message);
    if (status >= 200 && status < 300) return { kind: "delivered" };
    if (status === 410) return { kind: "gone" };
    const retryAfterMs = readRetryAfterMs(retryAfter, now());
    return { kind: "failed", why: `status ${status}`, status, retryAfterMs };
  } catch (error) {
    if (signal.aborted) return failed("stopped");
    if (ended.aborted) return failed(`no answer within ${target.timeoutMs} ms`);
    // Messages of the runtime repeat the address, which may have a key in it.
    const code = error instanceof Error && "code" in error ? `${error.code}` : "unknown";
    return failed(`no connection (${code})`);
  }
}

/** What a connection comes to that was never made, so that nothing was sent on it. */
const UNREACHED: unknown[] = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"];

/** Posts to the first address that can be reached: a name may have one of version 6 where this machine has none. */
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
 * Connects to `address` under the URL's own name. `fetch` cannot: its clients take an address to go
 * to only as a proxy's, and then speak plain HTTP to it even for https.
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

/** The addresses that may be connected to, in the order of the system. */
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
