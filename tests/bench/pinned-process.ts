/**
 * Starts and stops programs for a measurement, each pinned to its own core if the system allows it.
 */
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const STOP_DEADLINE_MS = 3_000;

const running = new Set<Deno.ChildProcess>();

/** Whether processes can be pinned to a core. */
export const canPin = navigator.hardwareConcurrency > 1 && hasTaskset();

/** The runtime of a program. Node is installed, because npm is. */
export type Runtime = "deno" | "node";

/** How to start one. */
export interface StartOptions {
  runtime: Runtime;
  args: string[];
  core: number;
  env?: Record<string, string>;
  /** Whether the caller uses its standard input and output. */
  talks?: boolean;
}

/** Starts a program with these arguments in the project's folder. */
export function startPinned({ runtime, args, core, env = {}, talks = false }: StartOptions) {
  const whole = [runtime === "deno" ? Deno.execPath() : runtime, ...args];
  // taskset replaces itself with the program, so the process id is the program's.
  const [command, ...rest] = canPin ? ["taskset", "-c", String(core), ...whole] : whole;
  const child = new Deno.Command(command, {
    args: rest,
    cwd: ROOT,
    env: { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1", ...env },
    stdin: talks ? "piped" : "null",
    stdout: talks ? "piped" : "null",
    stderr: "inherit",
  }).spawn();
  running.add(child);
  child.status.then(() => running.delete(child));
  return child;
}

/** Ends a process, by force if it does not exit on SIGTERM, and waits until it is gone. */
export async function stopProcess(child: Deno.ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  signal(child, "SIGTERM");
  const timer = setTimeout(() => signal(child, "SIGKILL"), STOP_DEADLINE_MS);
  await child.status;
  clearTimeout(timer);
}

function signal(child: Deno.ChildProcess, name: Deno.Signal): void {
  try {
    child.kill(name);
  } catch (error) {
    // A TypeError means that it has already ended.
    if (!(error instanceof TypeError)) throw error;
  }
}

/** Ends all processes that were started here. */
export async function stopAllProcesses(): Promise<void> {
  await Promise.all(Array.from(running, stopProcess));
}

/** Waits until something accepts connections on this loopback port. */
export async function listening(port: number, deadlineMs = 15_000): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    try {
      const connection = await Deno.connect({ hostname: "127.0.0.1", port });
      connection.close();
      return;
    } catch (cause) {
      if (performance.now() > deadline) {
        throw new Error(`Cannot measure the server on port ${port}: it does not listen`, { cause });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function hasTaskset(): boolean {
  if (Deno.build.os !== "linux") return false;
  try {
    const probe = new Deno.Command("taskset", { args: ["-c", "0,1", "true"], stderr: "null" });
    return probe.outputSync().success;
  } catch {
    return false;
  }
}
