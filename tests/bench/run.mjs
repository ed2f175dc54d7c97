/**
 * `npm run bench`: builds the widget where a part needs it and starts the bench in Deno;
 * `npm run bench -- relay` runs one part of it.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, runDeno } from "../../server/deno.mjs";

const parts = process.argv.slice(2);

/** Everything but the relay measures the widget, and an old build would be measured unnoticed. */
const needsWidget = parts.length === 0 || parts.some((part) => part !== "relay");
const isBuilt = !needsWidget || buildWidget();

process.exitCode = isBuilt
  ? await runDeno(["run", "--allow-all", "--no-check", "tests/bench/main.ts", ...parts])
  : 1;

function buildWidget() {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) console.error("Cannot measure the widget: it does not build");
  return status === 0;
}
