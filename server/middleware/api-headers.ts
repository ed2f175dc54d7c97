/** Headers of all answers, and those of the API: CORS and caching. */
import { cors } from "hono/cors";
import { allowsOrigin } from "../auth/origins.ts";
import { factory } from "../deps.ts";

/** JSON is never a page: nothing in it may run or be framed. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * Browsers must not guess content types or send referrers. Pages get their policy from the route.
 */
export const plainHeaders = factory.createMiddleware(async (c, next) => {
  await next();
  c.header("X-Content-Type-Options", "nosniff");
  if (!c.res.headers.has("Referrer-Policy")) c.header("Referrer-Policy", "no-referrer");
  const isData = c.res.headers.get("content-type")?.startsWith("application/json") ?? false;
  if (isData && !c.res.headers.has("Content-Security-Policy")) {
    c.header("Content-Security-Policy", DATA_POLICY);
  }
});

/**
 * Answers about people's calls and the server's state must not be cached by anything in between.
 */
export const keptByNobody = factory.createMiddleware(async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
});

/** CORS for the configured origins. The token is in a header, so credentials are not allowed. */
export const apiCors = factory.createMiddleware((c, next) => {
  const { origins } = c.var.deps.config;
  return cors({
    origin: (origin) => {
      if (origins === "*") return "*";
      return allowsOrigin(origins, origin, c.req.header("host")) ? origin : null;
    },
    allowMethods: ["GET", "POST", "PUT", "DELETE"],
    allowHeaders: ["Authorization", "Content-Type"],
    exposeHeaders: ["Retry-After"],
    maxAge: 600,
  })(c, next);
});
