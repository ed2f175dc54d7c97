/** Opens the store of a server and runs it over that. Whoever starts it has read the settings. */
import { type RunningServer, type RunOptions, startOver } from "./assembly.ts";
import type { Config } from "./config/config.ts";
import { openStore, storeOver } from "./store/kv/kv.ts";

export type { RunningServer };

export interface ServeOptions extends RunOptions {
  /** An open database instead of the configured one; whoever opened it closes it. */
  kv?: Deno.Kv;
}

/** Starts a server; it listens when the promise settles, and holds nothing open where it fails. */
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
