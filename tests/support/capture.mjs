/** Runs a program to its end and captures its output. */
import { spawn } from "node:child_process";

/**
 * Resolves with the exit code (1 if there is none) and both streams as one text. A program that
 * runs for longer than `timeoutMs` is killed, and the text says so. `onStart` gets the process.
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
