/** Opens a server's store and starts the server on it. The caller has read the settings. */
import { type RunningServer, type RunOptions, startOver } from "./assembly.ts";
import type { Config } from "./config/config.ts";
import { openStore, storeOver } from "./store/kv/kv.ts";

export type { RunningServer };

export interface ServeOptions extends RunOptions {
  /** An open database instead of the configured one; the caller closes it. */
  kv?: Deno.Kv;
}

/** Starts a server. Resolves once it is listening; on failure nothing is left open. */
export async function startServer(
  config: Config,
  { kv, ...options }: ServeOptions = {},
): Promise<RunningServer> {
  const store = kv
    ? { ...storeOver(kv), close: () => {} }
    : await openStore(config.kvPath ?? undefined);
  try {
    return await startOver(store, config, options);
  } catch (error) {
    store.close();
    throw error;
  }
}
