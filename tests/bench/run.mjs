/**
 * `npm run bench`: builds the widget if a part needs it and starts the bench in Deno.
 * `npm run bench -- relay` runs one part.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, runDeno } from "../../server/deno.mjs";

const parts = process.argv.slice(2);

/** These measure only the server; the others need a fresh build. */
const WITHOUT_WIDGET = ["relay", "connections", "calls", "history"];
const needsWidget = parts.length === 0 || parts.some((part) => !WITHOUT_WIDGET.includes(part));
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
