/** Headers of every answer, and those of the API: who may read it, and that nobody keeps it. */
import { cors } from "hono/cors";
import { allowsOrigin } from "../auth/origins.ts";
import { factory } from "../deps.ts";

/** JSON is never a page: nothing in it may run or be framed. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Nothing is guessed from a body, and no address is passed on. What a page may do, its route says. */
export const plainHeaders = factory.createMiddleware(async (c, next) => {
  await next();
  c.header("X-Content-Type-Options", "nosniff");
  if (!c.res.headers.has("Referrer-Policy")) c.header("Referrer-Policy", "no-referrer");
  const isData = c.res.headers.get("content-type")?.startsWith("application/json") ?? false;
  if (isData && !c.res.headers.has("Content-Security-Policy")) {
    c.header("Content-Security-Policy", DATA_POLICY);
  }
});

/** What people do with calls, and how the server is just now, is kept by nobody in between. */
export const keptByNobody = factory.createMiddleware(async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
});

/** Cross-origin reading for the configured pages; the token is in a header, so no cookies are let through. */
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
