/** A KV Connect server for the tests: denokv over a file in a temporary folder. */
import { freePort } from "../e2e/support/call-server.ts";

/** The denokv that the runner found or built. */
export const DENOKV_PATH = Deno.env.get("DENOKV_PATH");

/** Clients read it from the environment, as Deno's KV client does. */
const ACCESS_TOKEN = "a token for tests only";

export interface DenokvServer extends AsyncDisposable {
  url: string;
  /** Ends the process and keeps the data, as an outage does. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts one; child processes and handles opened by this process get its token. */
export async function startDenokv(): Promise<DenokvServer> {
  if (!DENOKV_PATH) throw new Error("Cannot start denokv: DENOKV_PATH is not set");
  const path = DENOKV_PATH;
  const folder = await Deno.makeTempDir();
  const port = freePort();
  const url = `http://127.0.0.1:${port}`;
  let process: Deno.ChildProcess | null = null;

  async function start(): Promise<void> {
    process = new Deno.Command(path, {
      args: ["--sqlite-path", `${folder}/kv.sqlite`, "serve", "--addr", `127.0.0.1:${port}`],
      env: { DENO_KV_ACCESS_TOKEN: ACCESS_TOKEN },
      stdout: "null",
      stderr: "null",
    }).spawn();
    await answering(url);
  }

  async function stop(): Promise<void> {
    process?.kill("SIGKILL");
    await process?.status;
    process = null;
  }

  Deno.env.set("DENO_KV_ACCESS_TOKEN", ACCESS_TOKEN);
  await start();
  return {
    url,
    start,
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      const response = await fetch(url, { method: "POST" });
      await response.body?.cancel();
      return;
    } catch { /* Not listening yet. */ }
    if (performance.now() > deadline) throw new Error(`Cannot use denokv: no answer from ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
