/** `/metrics` for Prometheus: the server's load, which is not public. */
import type { Context } from "hono";
import * as z from "zod/mini";
import { bearerOf } from "../auth/bearer.ts";
import { type AppEnv, factory } from "../deps.ts";
import { documented, type Operation } from "../openapi/operation.ts";
import { includesAddress } from "../network.ts";
import { fail } from "../rest-answer.ts";

const METRICS: Operation = {
  tag: "Operation",
  summary: "The server's metrics, for Prometheus",
  description:
    "With METRICS_TOKEN set, it is the bearer token to send; else only this machine may ask.",
  auth: "metrics",
  answers: {
    200: {
      description: "Prometheus' text format",
      schema: z.string(),
      contentType: "text/plain; version=0.0.4; charset=utf-8",
    },
  },
  refusals: ["unauthorized", "forbidden", "internal"],
};

/** With `METRICS_TOKEN` set, for whoever sends it as bearer; without it, for this machine only. */
export const metricsRoute = factory.createApp().get("/", documented(METRICS, answer));

async function answer(c: Context<AppEnv>): Promise<Response> {
  const { config, metrics, isMetricsToken } = c.var.deps;
  if (config.metricsTokens.length > 0) {
    const token = bearerOf(c.req.header("authorization"));
    if (token === undefined || !isMetricsToken(token)) {
      c.header("WWW-Authenticate", "Bearer");
      return fail(c, "unauthorized", "Send METRICS_TOKEN as Authorization: Bearer …");
    }
  } else if (!isOnThisMachine(c)) {
    return fail(c, "forbidden", "METRICS_TOKEN is not set, so only this machine may read metrics");
  }
  c.header("Cache-Control", "no-store");
  c.header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  return c.body(await metrics.text());
}

/** Whether the request is from this machine and was not forwarded by a proxy for somebody else. */
function isOnThisMachine(c: Context<AppEnv>): boolean {
  const isForwarded = ["x-forwarded-for", "forwarded", "x-real-ip"].some((name) =>
    c.req.header(name) !== undefined
  );
  const peer = c.env?.remoteAddr;
  if (isForwarded || !peer || !("hostname" in peer)) return false;
  return ["127.0.0.0/8", "::1"].some((network) => includesAddress(network, peer.hostname));
}
