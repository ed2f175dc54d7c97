/** Which pages may talk to this server. Compares whole origins, never parts of them. */
import type { AllowedOrigins } from "../config/config.ts";

/**
 * Whether a request with this `Origin` is let in. An absent one is no browser and has only its
 * token. Where no origin is set, the pages of this very server are allowed: `host` is its name as
 * the browser asked for it.
 */
export function allowsOrigin(
  allowed: AllowedOrigins,
  origin: string | null | undefined,
  host: string | null | undefined,
): boolean {
  if (origin === null || origin === undefined) return true;
  if (allowed === "*") return true;
  if (allowed.size > 0) return allowed.has(origin);
  return host !== null && host !== undefined &&
    (origin === `https://${host}` || origin === `http://${host}`);
}
