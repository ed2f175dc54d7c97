/** Notifies the host by webhook and people by push, each if configured. */
import type { Alongside } from "../calls/command-runner.ts";
import type { Config } from "../config/config.ts";
import type { Log } from "../log.ts";
import type { ServerMetrics } from "../metrics/server-metrics.ts";
import type { Store } from "../store/kv/kv.ts";
import { type BrowserPushes, createBrowserPushes } from "./browser-pushes.ts";
import { createHostWebhooks } from "./host-webhooks.ts";
import type { Webhooks } from "./webhooks.ts";

export interface Notifiers {
  webhooks: Webhooks | null;
  pushes: BrowserPushes | null;
  /** Each adds its notifications to the commit of a change. */
  alongside: Alongside[];
  /** Looks for work now instead of at the next sweep. The first call starts them. */
  wake(): void;
  stop(): Promise<void>;
}

/** A server's notifiers; idle until woken. */
export async function createNotifiers(
  { webhook, push }: Pick<Config, "webhook" | "push">,
  { store, log, metrics }: { store: Store; log: Log; metrics: ServerMetrics },
): Promise<Notifiers> {
  const webhooks = webhook &&
    createHostWebhooks(webhook, { store, log, onOutcome: metrics.webhookTried });
  const pushes = push &&
    await createBrowserPushes(push, { store, log, onOutcome: metrics.pushTried });
  const all = [webhooks, pushes].filter((one) => one !== null);
  return {
    webhooks,
    pushes,
    alongside: all.map(({ alongside }) => alongside),
    wake: () => all.forEach((one) => one.wake()),
    async stop() {
      await Promise.all(all.map((one) => one.stop()));
    },
  };
}
