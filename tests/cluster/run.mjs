/**
 * `npm run test:cluster`: the store's conformance, and two server processes on a real KV Connect
 * server. It uses denokv from DENOKV_PATH, the PATH or Cargo's folder, or builds it once with
 * Cargo. The last line is "N passed, N failed".
 */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { denoPath, root } from "../../server/deno.mjs";
import { builtFolder, findDenokv } from "./find-denokv.mjs";

function build() {
  console.log("denokv is not installed: building it with Cargo, once; that takes some minutes.");
  const args = ["install", "denokv", "--locked", "--quiet", "--root", builtFolder];
  const { error, status } = spawnSync("cargo", args, { stdio: "inherit" });
  if (error?.code === "ENOENT") {
    console.log(
      "Cannot build denokv as Cargo is not installed: install Rust (https://rustup.rs), " +
        "or set DENOKV_PATH to a denokv. The tests that need it are left out.",
    );
  } else if (status !== 0) console.log("Cannot use denokv as building it failed.");
  return { isMissing: error?.code === "ENOENT", path: findDenokv() };
}

const found = findDenokv();
const { isMissing, path } = found ? { isMissing: false, path: found } : build();

const { stdout, stderr, status } = spawnSync(
  denoPath(),
  [
    "test",
    "--allow-all",
    "--no-check",
    "tests/cluster",
    "tests/server/store/conformance.test.ts",
  ],
  {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NO_COLOR: "1",
      DENO_NO_UPDATE_CHECK: "1",
      ...(path ? { DENOKV_PATH: path } : {}),
    },
  },
);
// While a store is down, the runtime prints a line for each of its retries.
console.log(stdout.replace(/^KV Connect failed to call .*\n/gm, ""));
if (status !== 0) console.error(stderr);
const sum = /(\d+) passed(?: \([^)]*\))? \| (\d+) failed/.exec(stdout);
const passed = Number(sum?.[1] ?? 0);
let failed = Number(sum?.[2] ?? 1);
if (status !== 0 && failed === 0) failed = 1;
// Without Cargo the tests are skipped; a failed build is a failure.
if (!path && !isMissing) failed += 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
