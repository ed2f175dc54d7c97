/**
 * Starts the Deno that npm installed. npm's own wrapper waits in a blocking call, so a signal ends
 * the wrapper and leaves Deno running; this one passes signals on and exits as Deno exits.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The project's folder, in which every command runs. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The path of the Deno binary. Links it first, in case npm was told to skip install scripts. */
export function denoPath() {
  const require = createRequire(import.meta.url);
  const manifest = join(root, "node_modules/deno/package.json");
  if (!existsSync(manifest)) {
    throw new Error('Cannot start Deno: node_modules has none. Run "npm ci" first.');
  }
  return require(join(dirname(manifest), "install_api.cjs")).runInstall();
}

/**
 * How the server runs: without permission for subprocesses or native code, and without prompts.
 * V8's semi-space is 8 MB instead of 16, because the rest would only stay allocated: with thousands
 * of connections, a fifth of the memory per connection.
 */
export const SERVER_ARGUMENTS = [
  "run",
  "--v8-flags=--max-semi-space-size=8",
  "--no-prompt",
  "--allow-env",
  "--allow-net",
  "--allow-read",
  "--allow-write",
];

/**
 * Runs a server in the foreground; resolves with its exit code. Its input is held open and never
 * written to: if this process is killed, the input closes and the server ends too (`launcher.ts`).
 */
export function runServer(entry, env) {
  return runDeno([...SERVER_ARGUMENTS, entry, "--launched"], env, "pipe");
}

/** Runs Deno in the foreground; resolves with its exit code. */
export function runDeno(args, env = process.env, input = "inherit") {
  const child = spawn(denoPath(), args, {
    cwd: root,
    stdio: [input, "inherit", "inherit"],
    env: { DENO_NO_UPDATE_CHECK: "1", ...env },
  });
  const signals = process.platform === "win32" ? ["SIGINT"] : ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to Deno as well, and a second signal would cut its draining short.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      for (const name of signals) process.removeAllListeners(name);
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}
