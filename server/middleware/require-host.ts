/** Admits only the host's back end, by its API key. */
import { bearerOf } from "../auth/bearer.ts";
import { factory } from "../deps.ts";
import { fail } from "../rest-answer.ts";

/** Sets `isHost`, or answers 401. A person's token is never accepted as a key. */
export const requireHost = factory.createMiddleware(async (c, next) => {
  const { isApiKey, config } = c.var.deps;
  const key = bearerOf(c.req.header("authorization"));
  if (key === undefined || !isApiKey(key)) {
    c.header("WWW-Authenticate", key ? 'Bearer error="invalid_token"' : "Bearer");
    return fail(
      c,
      "unauthorized",
      config.apiKeys.length === 0
        ? "Only the host's back end may do this, and the server has no CHAT_CALL_API_KEY"
        : "Send the API key as Authorization: Bearer …",
    );
  }
  c.set("isHost", true);
  await next();
});
