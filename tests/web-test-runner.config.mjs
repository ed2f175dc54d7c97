/** Runs tests/widget in a real browser and prints what failed, then one line of counts for tests/run.mjs. */
import process from "node:process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { createServer } from "node:net";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { bundledTests } from "./bundled-tests.mjs";
import { browserPool } from "./support/browser-pool.mjs";
import { chromiumOptions } from "./support/chromium.mjs";
import { testFilesIn } from "./support/test-files.mjs";

const rootDir = fileURLToPath(new URL("..", import.meta.url));
/** More than processors, because some tests wait for media or timers. */
const BROWSERS = 4;
const launchOptions = await chromiumOptions([
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  // What still fades in has no contrast yet, and nobody here waits to see it move.
  "--force-prefers-reduced-motion",
  // Starting a process for each page would cost more than loading it.
  "--process-per-site",
]);

export default {
  rootDir,
  // A long file that started last would run on alone.
  files: largestFirst(testFilesIn(rootDir, "tests/widget")),
  // Two of these may run side by side, and both would take the first free port from 8000 on.
  port: await freePort(),
  nodeResolve: true,
  plugins: [
    bundledTests({ rootDir, folder: "tests/widget", define: settings("LINK_RUNS", "LINK_SEED") }),
    esbuildPlugin({ ts: true, target: "esnext" }),
  ],
  browsers: [
    browserPool(Array.from({ length: BROWSERS }, () => chromeLauncher({ launchOptions }))),
  ],
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 20_000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), counts()],
};

function largestFirst(files) {
  const size = new Map(files.map((file) => [file, statSync(join(rootDir, file)).size]));
  return files.toSorted((one, other) => size.get(other) - size.get(one));
}

/** A page sees no environment: what a run asks of a test is written into it. */
function settings(...names) {
  return Object.fromEntries(
    names.map((name) => [name, JSON.stringify(process.env[name] ?? null)]),
  );
}

export async function freePort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** What failed, a line each, and the sum: after all the rest, which is long. */
function counts() {
  return {
    onTestRunFinished({ sessions }) {
      let passedTests = 0;
      const failures = [];
      for (const { passed, errors, testFile, testResults } of sessions) {
        const tests = testsOf(testResults).filter((test) => !test.skipped);
        const failed = tests.filter((test) => !test.passed);
        passedTests += tests.length - failed.length;
        // A file that never came to its tests has failed all the same.
        if (!passed && failed.length === 0) failed.push({ path: "it", error: errors[0] });
        const file = relative(rootDir, testFile);
        failures.push(...failed.map((test) => `${file}: ${test.path}: ${inOneLine(test.error)}`));
      }
      // The other reporter may have left the cursor in a line.
      console.log();
      for (const failure of failures) console.log(`✗ ${failure}`);
      console.log(`${passedTests} passed, ${failures.length} failed`);
    },
  };
}

/** Each test of a suite and of those in it; its `path` names the suites around it too. */
function testsOf(suite, around = []) {
  const tests = (suite?.tests ?? [])
    .map((test) => ({ ...test, path: [...around, test.name].join(" › ") }));
  const inner = (suite?.suites ?? []).map((one) => testsOf(one, [...around, one.name]));
  return [tests, ...inner].flat();
}

function inOneLine(error) {
  return (error?.message ?? "no reason said").replace(/\s+/g, " ");
}
