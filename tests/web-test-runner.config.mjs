/** Runs tests/widget in a real browser and prints what failed, then one line of counts for tests/run.mjs. */
import process from "node:process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { CHROMIUM_ARGUMENTS, findChromium } from "./support/chromium.mjs";

export default {
  rootDir: fileURLToPath(new URL("..", import.meta.url)),
  files: ["tests/widget/**/*.test.ts"],
  // Two of these run side by side, and both would take the first port from 8000 on that is free.
  port: await freePort(),
  nodeResolve: true,
  plugins: [
    esbuildPlugin({ ts: true, target: "es2022", define: settings("LINK_RUNS", "LINK_SEED") }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: await findChromium(),
        args: [
          ...CHROMIUM_ARGUMENTS,
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          // What still fades in has no contrast yet, and nobody here waits to see it move.
          "--force-prefers-reduced-motion",
        ],
      },
    }),
  ],
  // Two pages of one browser are not both in front, and what is behind draws no frames.
  concurrency: 1,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 20_000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), counts()],
};

/** A page sees no environment: what a run asks of a test is written into it. */
function settings(...names) {
  return Object.fromEntries(
    names.map((name) => [name, JSON.stringify(process.env[name] ?? null)]),
  );
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function counts() {
  return {
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0 };
      for (const { passed, testResults } of sessions) {
        const own = { passed: 0, failed: 0 };
        count(testResults, own);
        // A file that never came to its tests has failed all the same.
        if (!passed && own.failed === 0) own.failed = 1;
        total.passed += own.passed;
        total.failed += own.failed;
      }
      console.log(`${total.passed} passed, ${total.failed} failed`);
    },
  };
}

function count(suite, total) {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) continue;
    if (test.passed) total.passed++;
    else total.failed++;
  }
  for (const inner of suite?.suites ?? []) count(inner, total);
}
