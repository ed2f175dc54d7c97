/** Sets HEAD's Content-Length as for GET (RFC 9110 section 9.3.2); Deno would assume zero. */
import { factory } from "../deps.ts";

/** Measures the body that is not sent; a response that never has one gets no length. */
export const headLength = factory.createMiddleware(async (c, next) => {
  await next();
  if (c.req.method !== "HEAD" || c.res.body === null) return;
  const { byteLength } = await c.res.arrayBuffer();
  c.res = new Response(null, c.res);
  c.header("Content-Length", String(byteLength));
});
