/** The address that counts against limits: the peer's, or the one that a trusted proxy reports. */
import type { Context } from "hono";
import type { AppEnv } from "../deps.ts";
import { includesAddress, partyOf, withoutPort } from "../network.ts";

/** Longer than any address: limits what is stored if a proxy forwards something else. */
const ADDRESS_MAX_LENGTH = 64;

/**
 * The party behind the nearest address that is not a trusted proxy's. Only the part of the header
 * that trusted proxies wrote counts: anybody could have made up what is further left.
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
