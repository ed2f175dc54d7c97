/** A third-party program that runs in the foreground for the time of a test. */

/** The path of a program. Daemons are often installed outside an ordinary user's PATH. */
export function findProgram(name: string): string {
  const folders = [...(Deno.env.get("PATH") ?? "").split(":"), "/usr/sbin", "/usr/local/sbin"];
  for (const folder of folders) {
    try {
      if (Deno.statSync(`${folder}/${name}`).isFile) return `${folder}/${name}`;
    } catch { /* Not there. */ }
  }
  throw new Error(`Cannot run ${name} as it is not installed: current value is ${folders}`);
}

/** Whether a program is not installed: a test that needs it is skipped then. */
export function isMissing(program: string): boolean {
  try {
    findProgram(program);
    return false;
  } catch {
    return true;
  }
}

export interface Daemon {
  signal(name: Deno.Signal): void;
  /** Ends it and waits until it has. */
  end(name?: Deno.Signal): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Starts a program and waits until something listens on a port of loopback. */
export async function startDaemon(
  program: string,
  args: string[],
  { port, env = {} }: { port: number; env?: Record<string, string> },
): Promise<Daemon> {
  const child = new Deno.Command(findProgram(program), {
    args,
    env,
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const said: string[] = [];
  const hear = async (stream: ReadableStream<Uint8Array>) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream() as never)) {
      said.push(text as unknown as string);
    }
  };
  const heard = Promise.all([hear(child.stdout), hear(child.stderr)]);
  let hasEnded = false;
  child.status.then(() => {
    hasEnded = true;
  });
  const until = performance.now() + PATIENCE_MS;
  while (!await listens(port)) {
    if (!hasEnded && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      continue;
    }
    if (!hasEnded) child.kill("SIGKILL");
    await heard;
    throw new Error(`Cannot start ${program} on port ${port}: current value is ${said.join("")}`);
  }
  return {
    signal: (name) => child.kill(name),
    async end(name = "SIGTERM") {
      if (!hasEnded) child.kill(name);
      await Promise.all([child.status, heard]);
    },
  };
}

async function listens(port: number): Promise<boolean> {
  try {
    (await Deno.connect({ hostname: "127.0.0.1", port })).close();
    return true;
  } catch {
    return false;
  }
}
