/** How often one address and one person may ask the API. Knows nothing of what they ask. */
import type { Context, MiddlewareHandler } from "hono";
import type { RequestCaps } from "../config.ts";
import type { AppEnv } from "../deps.ts";
import { fail } from "../rest-answer.ts";
import { clientAddress } from "./client-address.ts";

/** A limit by name: takes one, or says for how many milliseconds there is none. */
export type TakeOne = (name: string) => number;

/**
 * So many at once, so many a second after that, for each name. One number a name is kept, and only
 * for as long as the name is not back at its full burst. With either at 0 nothing is limited.
 */
export function createRateLimiter(
  { perSecond, burst }: { perSecond: number; burst: number },
  now: () => number,
): TakeOne {
  if (perSecond === 0 || burst === 0) return () => 0;
  const spacingMs = 1000 / perSecond;
  // When each name will be back at its full burst.
  const fullAt = new Map<string, number>();
  let cleanedAt = now();

  function clean(at: number): void {
    if (at - cleanedAt < burst * spacingMs) return;
    cleanedAt = at;
    for (const [name, full] of fullAt) if (full <= at) fullAt.delete(name);
  }

  return (name) => {
    const at = now();
    clean(at);
    const next = Math.max(at, fullAt.get(name) ?? 0) + spacingMs;
    const waitMs = next - at - burst * spacingMs;
    if (waitMs > 0) return waitMs;
    fullAt.set(name, next);
    return 0;
  };
}

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
  c.header("Retry-After", String(Math.ceil(waitMs / 1000)));
  return fail(c, "rate-limited", "Too many requests: come back after Retry-After");
}
