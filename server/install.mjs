/**
 * Brings node_modules in line with the lockfile; does nothing if it already is. Uses plain Node
 * without dependencies, because it runs before any are installed.
 *
 * `--production` installs only what `npm run serve` needs, and builds the widget if it was never
 * built.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isProduction = process.argv.includes("--production");
const isBuilt = existsSync(join(root, "dist/widget/chat-call.js"));

/** Production dependencies are enough only if nothing is left to build. */
const needsDev = !isProduction || !isBuilt;
const wanted = readPackages("package-lock.json");

const reason = firstDifference();
if (reason !== null) {
  console.log(`Installing packages: ${reason}.`);
  // Warnings about transitive packages do not help somebody who only wants to start the server.
  const quietly = ["ci", "--loglevel=error"];
  npm(needsDev ? quietly : [...quietly, "--omit=dev"]);
}
if (isProduction && !isBuilt) {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  run(process.execPath, [vite, "build"], "build the widget");
}

/** Describes the first package that is missing or differs; null if everything is in place. */
function firstDifference() {
  const installed = readPackages("node_modules/.package-lock.json");
  if (installed === null) return "none are installed yet";
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || (entry.dev && !needsDev)) continue;
    const present = installed[path];
    if (present === undefined) {
      // npm leaves out optional packages for other platforms.
      if (entry.optional) continue;
      return `${nameOf(path)} is missing`;
    }
    if (present.version !== entry.version || present.integrity !== entry.integrity) {
      return `${nameOf(path)} is not ${entry.version}`;
    }
    if (!existsSync(join(root, path, "package.json"))) return `${nameOf(path)} is missing`;
  }
  return null;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  } catch {
    return null;
  }
}

function nameOf(path) {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

function npm(args) {
  const ownPath = process.env.npm_execpath;
  const isNpm = ownPath !== undefined && ownPath.endsWith("npm-cli.js");
  const what = `run "npm ${args.join(" ")}"`;
  if (isNpm) return run(process.execPath, [ownPath, ...args], what);
  // On Windows npm is a script, which needs a shell.
  run("npm", args, what, process.platform === "win32");
}

function run(command, args, what, shell = false) {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", shell });
  if (result.status === 0) return;
  console.error(`Cannot ${what}: ${result.error?.message ?? `it ended with ${result.status}`}.`);
  process.exit(1);
}
