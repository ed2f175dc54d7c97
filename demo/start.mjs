/**
 * `npm start`: builds the widget if it is older than its sources, generates a development secret
 * once, and starts the demo in Deno.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { root, runServer } from "../server/deno.mjs";

buildIfStale();

process.exitCode = await runServer("demo/main.ts", {
  ...process.env,
  CHAT_CALL_SECRET: process.env.CHAT_CALL_SECRET || developmentSecret(),
});

function buildIfStale() {
  const built = join(root, "dist/widget/sizes.json");
  const sources = ["widget", "server/protocol", "vite.config.ts", "package-lock.json"];
  const newest = Math.max(...sources.map((source) => changedAt(join(root, source))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  console.log("Building the widget.");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--logLevel", "error"];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) fail("Cannot start without the widget: its build failed");
}

/** When a file, or anything below a folder, was last changed (epoch ms). */
function changedAt(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A removed file shows only in its folder's modification time.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

/** Generated once and kept beside the data, so that tokens and pages survive a restart. */
function developmentSecret() {
  const path = join(root, ".data/development-secret");
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  const secret = randomBytes(32).toString("base64url");
  mkdirSync(join(root, ".data"), { recursive: true });
  writeFileSync(path, `${secret}\n`, { mode: 0o600 });
  return secret;
}

function fail(problem) {
  console.error(problem);
  process.exit(1);
}
