/** Logs one line per request, without the query, because hosts put tokens there. */
import { factory } from "../deps.ts";

/** Logs method, path, status and duration. */
export const requestLog = factory.createMiddleware(async (c, next) => {
  const startedAt = performance.now();
  await next();
  const { status } = c.res;
  c.var.deps.metrics.requestAnswered(status);
  const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
  const fields = { method: c.req.method, path: c.req.path, status, durationMs };
  // Probes every few seconds would flood an ordinary log.
  const isProbe = /\/(healthz|readyz|metrics)$/.test(c.req.path) && status === 200;
  if (isProbe) c.var.deps.log.debug("request", fields);
  else c.var.deps.log.info("request", fields);
});
