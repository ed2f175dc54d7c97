/** Whether the process lives, and whether it can do its work. */
import { factory } from "../deps.ts";
import { readCall } from "../store/call-store.ts";
import { StoreUnavailable } from "../store/kv.ts";

/** `/healthz` says that the process answers; `/readyz` reads the store, and is no while draining. */
export const health = factory.createApp()
  .get("/healthz", (c) => c.json({ status: "ok" }))
  .get("/readyz", async (c) => {
    const { store, isDraining } = c.var.deps;
    if (isDraining()) return c.json({ status: "draining" }, 503);
    try {
      // Any key is a real read; this one is nobody's.
      await readCall(store, "readyz");
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return c.json({ status: "store-unavailable" }, 503);
    }
    return c.json({ status: "ready" });
  });
