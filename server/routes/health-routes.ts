/** Whether the process is alive, and whether it can do its work. */
import type { Context } from "hono";
import * as z from "zod/mini";
import { type AppEnv, factory } from "../deps.ts";
import { documented } from "../openapi/operation.ts";
import { readCall } from "../store/calls/call-store.ts";
import { StoreUnavailable } from "../store/kv/kv.ts";

const TAG = "Operation";
const status = (...words: string[]) => z.strictObject({ status: z.enum(words) });

/**
 * `/healthz` says that the process answers; `/readyz` reads the store, and is 503 while draining.
 */
export const healthRoutes = factory.createApp()
  .get(
    "/healthz",
    documented({
      tag: TAG,
      summary: "Whether the process is alive",
      auth: "none",
      answers: { 200: { description: "It is", schema: status("ok") } },
      refusals: [],
    }, (c: Context<AppEnv>) => c.json({ status: "ok" })),
  )
  .get(
    "/readyz",
    documented({
      tag: TAG,
      summary: "Whether the server can take requests: reads the store to find out",
      auth: "none",
      answers: {
        200: { description: "It can", schema: status("ready") },
        503: { description: "It cannot", schema: status("draining", "store-unavailable") },
      },
      refusals: [],
    }, async (c: Context<AppEnv>) => {
      const { store, isDraining } = c.var.deps;
      if (isDraining()) return c.json({ status: "draining" }, 503);
      try {
        // Any key makes a real read; this one never exists.
        await readCall(store, "readyz");
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        return c.json({ status: "store-unavailable" }, 503);
      }
      return c.json({ status: "ready" });
    }),
  );
