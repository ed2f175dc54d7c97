/** The real server as its own process, so that a test can kill it. */
import { fileURLToPath } from "node:url";

export const SECRET = "an end-to-end secret of more than 32 bytes";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export interface CallServer {
  port: number;
  url: string;
  /** Ends the process with this signal and waits until it is gone. */
  kill(signal: Deno.Signal): Promise<void>;
  /** Starts it again on the same port and the same data. */
  restart(): Promise<void>;
}

export function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

/** Starts `server/main.ts` and waits until it answers. `settings` override those of the tests. */
export async function startCallServer(
  kvPath: string,
  settings: Record<string, string> = {},
): Promise<CallServer> {
  const port = freePort();
  const url = `http://127.0.0.1:${port}`;
  let process: Deno.ChildProcess;

  const start = async () => {
    process = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", `${ROOT}server/main.ts`],
      cwd: ROOT,
      env: {
        PORT: `${port}`,
        HOST: "127.0.0.1",
        CHAT_CALL_SECRET: SECRET,
        CHAT_CALL_ORIGINS: "*",
        KV_PATH: kvPath,
        STUN_URLS: "none",
        LOG_LEVEL: "error",
        ...settings,
      },
      stdout: "inherit",
      stderr: "inherit",
    }).spawn();
    await answering(url);
  };
  await start();

  return {
    port,
    url,
    restart: start,
    async kill(signal) {
      process.kill(signal);
      await process.status;
    },
  };
}

async function answering(url: string): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    try {
      const response = await fetch(`${url}/readyz`);
      await response.body?.cancel();
      if (response.ok) return;
    } catch { /* Not listening yet. */ }
    if (performance.now() > deadline) {
      throw new Error(`Cannot use the server as ready: current value is no answer from ${url}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
