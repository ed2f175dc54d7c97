/** How often one address and one person may use the API. Knows nothing of the requests. */
import type { Context, MiddlewareHandler } from "hono";
import type { RequestCaps } from "../config/cap-setting.ts";
import type { AppEnv } from "../deps.ts";
import { createRateLimiter } from "../rate-limiter.ts";
import { askToWait, fail } from "../rest-answer.ts";
import { clientAddress } from "./client-address.ts";

/** The API's two limits: by address before the person is known, by person after that. */
export interface RequestRates {
  byAddress: MiddlewareHandler<AppEnv>;
  byUser: MiddlewareHandler<AppEnv>;
}

/** The configured limits. */
export function createRequestRates(caps: RequestCaps, now: () => number): RequestRates {
  const ofAddress = createRateLimiter(caps.perAddress, now);
  const ofUser = createRateLimiter(caps.perUser, now);
  return {
    byAddress: async (c, next) => refusal(c, ofAddress(clientAddress(c))) ?? await next(),
    // The host's back end acts for many people, and has no person's identity.
    async byUser(c, next) {
      const { isHost, identity } = c.var;
      return refusal(c, isHost ? 0 : ofUser(identity.user.id)) ?? await next();
    },
  };
}

function refusal(c: Context<AppEnv>, waitMs: number): Response | null {
  if (waitMs === 0) return null;
  askToWait(c, waitMs);
  return fail(c, "rate-limited", "Too many requests: wait for as long as Retry-After says");
}
