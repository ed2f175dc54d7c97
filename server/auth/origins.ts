/** Which pages may use this server. Compares whole origins, never parts of them. */
import type { AllowedOrigins } from "../config/config.ts";

/**
 * Whether a request with this `Origin` is allowed. A request without one does not come from a
 * browser, and is judged by its token alone. If no origins are configured, only this server's own
 * pages are allowed: `host` is the server's name as the browser sent it.
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
