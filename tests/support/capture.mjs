/** Runs a program to its end and keeps what it says. Whether that is good news, others judge. */
import { spawn } from "node:child_process";

/**
 * The exit code (1 where there is none) and both streams as one text. What runs for longer than
 * `timeoutMs` is killed, and the text says so. `onStart` is given the process while it runs.
 */
export function capture(command, args, { cwd, env, timeoutMs, onStart = () => {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    onStart(child);
    let output = "";
    const add = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", add);
    child.stderr.setEncoding("utf8").on("data", add);
    const timer = setTimeout(() => {
      add(`\nStopped: it ran for more than ${timeoutMs / 1000} seconds.\n`);
      child.kill("SIGKILL");
    }, timeoutMs);
    child.once("error", (error) => add(`${error.message}\n`));
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}
