/** How often one address and one person may ask the API. Knows nothing of what they ask. */
import type { Context, MiddlewareHandler } from "hono";
import type { RequestCaps } from "../config/cap-setting.ts";
import type { AppEnv } from "../deps.ts";
import { createRateLimiter } from "../rate-limiter.ts";
import { askToWait, fail } from "../rest-answer.ts";
import { clientAddress } from "./client-address.ts";

/** The two limits of the API: by address before anybody is known, by person after that. */
export interface RequestRates {
  byAddress: MiddlewareHandler<AppEnv>;
  byUser: MiddlewareHandler<AppEnv>;
}

/** The limits of the settings. */
export function createRequestRates(caps: RequestCaps, now: () => number): RequestRates {
  const ofAddress = createRateLimiter(caps.perAddress, now);
  const ofUser = createRateLimiter(caps.perUser, now);
  return {
    byAddress: async (c, next) => refusal(c, ofAddress(clientAddress(c))) ?? await next(),
    // The host asks for many people, and has no identity of a person.
    async byUser(c, next) {
      const { isHost, identity } = c.var;
      return refusal(c, isHost ? 0 : ofUser(identity.user.id)) ?? await next();
    },
  };
}

function refusal(c: Context<AppEnv>, waitMs: number): Response | null {
  if (waitMs === 0) return null;
  askToWait(c, waitMs);
  return fail(c, "rate-limited", "Too many requests: come back after Retry-After");
}
