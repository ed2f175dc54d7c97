/** Whose address counts against the caps: the peer's, or what a trusted proxy says of it. */
import type { Context } from "hono";
import type { AppEnv } from "../deps.ts";
import { includesAddress, partyOf, withoutPort } from "../network.ts";

/** Longer than any address: what a proxy passes on that is none takes no more room than one. */
const ADDRESS_MAX_LENGTH = 64;

/**
 * The party behind the nearest address that is not a trusted proxy's own. A forwarded address counts
 * only as far as trusted proxies have written it: what stands further left, anybody could make up.
 */
export function clientAddress(c: Context<AppEnv>): string {
  const { trustedProxies } = c.var.deps.config;
  const peer = c.env?.remoteAddr;
  let address = peer && "hostname" in peer ? peer.hostname : "unknown";
  const forwarded = c.req.header("x-forwarded-for")?.split(",").map((part) => part.trim()) ?? [];
  while (forwarded.length > 0 && trustedProxies.some((net) => includesAddress(net, address))) {
    address = withoutPort(forwarded.pop() ?? "") || address;
  }
  return partyOf(address).slice(0, ADDRESS_MAX_LENGTH);
}
