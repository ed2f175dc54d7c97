/** Has HEAD say how long the answer to GET is (RFC 9110, 9.3.2): without its body the runtime takes it for empty. */
import { factory } from "../deps.ts";

/** Counts what is not sent; an answer that has no body by its nature has no length either. */
export const headLength = factory.createMiddleware(async (c, next) => {
  await next();
  if (c.req.method !== "HEAD" || c.res.body === null) return;
  const { byteLength } = await c.res.arrayBuffer();
  c.res = new Response(null, c.res);
  c.header("Content-Length", String(byteLength));
});
