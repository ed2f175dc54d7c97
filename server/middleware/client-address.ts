/** Whose address counts against the caps: the peer's, or what a trusted proxy says of it. */
import type { Context } from "hono";
import type { AppEnv } from "../deps.ts";
import { includesAddress } from "../network.ts";

/**
 * The nearest address that is not a trusted proxy's own. A forwarded address counts only as far as
 * trusted proxies have written it: whatever stands further left, the client could have made up.
 */
export function clientAddress(c: Context<AppEnv>): string {
  const { trustedProxies } = c.var.deps.config;
  const peer = c.env?.remoteAddr;
  let address = peer && "hostname" in peer ? peer.hostname : "unknown";
  const forwarded = c.req.header("x-forwarded-for")?.split(",").map((part) => part.trim()) ?? [];
  while (forwarded.length > 0 && trustedProxies.some((net) => includesAddress(net, address))) {
    address = forwarded.pop() || address;
  }
  return address;
}
