/**
 * `npm run test:api`: schemathesis, a tester that knows the API only by its OpenAPI document, sends
 * every route requests that the document allows and that it does not. No answer may be a 5xx or
 * undocumented. It needs Python with pip; without them it says so and counts nothing.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { denoPath, root } from "../../server/deno.mjs";
import { capture } from "../support/capture.mjs";

const PACKAGE = "schemathesis==4.32.5";
/** Requests for each operation, besides those at its limits. */
const EXAMPLES = 40;
/** The same requests each time, unless another seed is set. */
const SEED = process.env.API_TEST_SEED ?? "1";
const INSTALL_TIMEOUT_MS = 180_000;
const PASS_TIMEOUT_MS = 240_000;
const START_TIMEOUT_MS = 60_000;

/** The operations tested with a person's token, and those with the host's key. */
const PASSES = [
  { name: "as a person", key: "token", scope: ["--exclude-tag", "Host"] },
  { name: "as the host", key: "apiKey", scope: ["--include-tag", "Host"] },
];

const folder = mkdtempSync(join(tmpdir(), "chat-call-api-"));
const INSTALL = { cwd: folder, timeoutMs: INSTALL_TIMEOUT_MS };
let server = null;
let passed = 0;
let failed = 0;
try {
  const schemathesis = await install();
  if (schemathesis === null) {
    console.log(
      "The API was not tested against its document: that needs Python 3 with venv and pip.",
    );
  } else {
    const access = await startServer();
    for (const pass of PASSES) await run(schemathesis, pass, access);
  }
} catch (error) {
  console.error(error);
  failed += 1;
} finally {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Installs the tester in a virtual environment; null without Python or when it cannot be fetched.
 */
async function install() {
  const bin = join(folder, "venv", process.platform === "win32" ? "Scripts" : "bin");
  for (const python of ["python3", "python"]) {
    const made = await capture(python, ["-m", "venv", join(folder, "venv")], INSTALL);
    if (made.code !== 0) continue;
    const options = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE];
    const installed = await capture(join(bin, "python"), options, INSTALL);
    if (installed.code === 0) return join(bin, "schemathesis");
    console.log(installed.output.trim());
  }
  return null;
}

/** Starts the server under test: its address, a person's token and the host's key. */
function startServer() {
  server = spawn(denoPath(), ["run", "--allow-all", "--no-check", "tests/api/server.ts"], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The server did not start")), START_TIMEOUT_MS);
    createInterface({ input: server.stdout }).once("line", (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line));
    });
    server.once("close", (code) => reject(new Error(`The server ended with ${code}`)));
  });
}

async function run(schemathesis, { name, key, scope }, access) {
  const report = join(folder, `${key}.xml`);
  const { code, output } = await capture(schemathesis, [
    ...["--config-file", join(root, "tests/api/schemathesis.toml")],
    "run",
    `${access.url}/openapi.json`,
    ...scope,
    ...["--header", `Authorization: Bearer ${access[key]}`],
    ...["--phases", "coverage,fuzzing", "--max-examples", String(EXAMPLES), "--seed", SEED],
    ...["--report", "junit", "--report-junit-path", report],
  ], { cwd: folder, timeoutMs: PASS_TIMEOUT_MS });
  const sum = sumOf(report);
  // A pass with a non-zero exit code has failed, whatever the report says.
  if (code !== 0 && sum.failed === 0) sum.failed = 1;
  passed += sum.passed;
  failed += sum.failed;
  if (sum.failed > 0) console.log(output);
  console.log(`${sum.failed === 0 ? "✓" : "✗"} ${name}: ${sum.passed} operations hold`);
}

/** One case for each operation. */
function sumOf(report) {
  try {
    const [, head] = /<testsuites ([^>]*)>/.exec(readFileSync(report, "utf8"));
    const count = (name) => Number(new RegExp(`${name}="(\\d+)"`).exec(head)[1]);
    const bad = count("errors") + count("failures");
    return { passed: count("tests") - bad - count("skipped"), failed: bad };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
