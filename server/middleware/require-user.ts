/** Admits only requests with a valid bearer token, and identifies their person. */
import { bearerOf } from "../auth/bearer.ts";
import { factory } from "../deps.ts";
import { fail } from "../rest-answer.ts";

/** Sets `identity`, or answers 401 with the check that failed. */
export const requireUser = factory.createMiddleware(async (c, next) => {
  if (c.var.isHost) return await next();
  const token = bearerOf(c.req.header("authorization"));
  if (token === undefined) {
    c.header("WWW-Authenticate", "Bearer");
    return fail(c, "unauthorized", "Send the token as Authorization: Bearer …");
  }
  const result = await c.var.deps.verifyToken(token);
  if (!result.ok) {
    c.header("WWW-Authenticate", 'Bearer error="invalid_token"');
    return fail(c, result.code, result.message);
  }
  c.set("identity", result.identity);
  await next();
});
