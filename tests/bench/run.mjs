/** `npm run bench`: starts the bench in Deno. `npm run bench -- relay` runs one part of it. */
import { runDeno } from "../../server/deno.mjs";

process.exitCode = await runDeno([
  "run",
  "--allow-all",
  "--no-check",
  "tests/bench/main.ts",
  ...process.argv.slice(2),
]);
