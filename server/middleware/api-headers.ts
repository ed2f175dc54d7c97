/** Headers of every answer, and those of the API: who may read it, and that nobody keeps it. */
import { cors } from "hono/cors";
import { allowsOrigin } from "../auth/origins.ts";
import { factory } from "../deps.ts";

/** Nothing is guessed from a body, and no address is passed on. */
export const plainHeaders = factory.createMiddleware(async (c, next) => {
  await next();
  c.header("X-Content-Type-Options", "nosniff");
  if (!c.res.headers.has("Referrer-Policy")) c.header("Referrer-Policy", "no-referrer");
});

/** JSON is never a page: nothing in it may run, be framed or be kept. */
export const apiHeaders = factory.createMiddleware(async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
  c.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
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
    maxAge: 600,
  })(c, next);
});
