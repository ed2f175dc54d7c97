/**
 * The steps of the checks: the commands of each, what it needs, and how its counts are read.
 * `run.mjs` runs them.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { denoPath, root } from "../server/deno.mjs";

const deno = denoPath();

/**
 * `counts` reads passed, failed and the failures from the output of each command; a step without it
 * counts as a single check. The commands of a step run in parallel, and so do the steps of a
 * `stage`: stages are sized for two processors. `environment` is added to that of the commands. A
 * step that `isApart` or needs third-party programs runs only when named.
 */
export const STEPS = [
  { name: "format", stage: 1, commands: [[deno, "fmt", "--check"]] },
  { name: "lint", stage: 1, commands: [[deno, "lint"]] },
  {
    name: "types",
    stage: 1,
    // Timers and more have other types in a browser than with Node's modules.
    commands: [
      [...widgetBesideBuild(), "tests/widget"],
      ["server", "demo", ...testsBesideWidget(), "widget/build", "vite.config.ts"],
    ].map((files) => [deno, "check", "--quiet", ...files]),
  },
  {
    name: "build",
    stage: 1,
    commands: [[process.execPath, inModules("vite/bin/vite.js"), "build"]],
  },
  {
    name: "server",
    stage: 2,
    counts: denoCounts,
    // These tests mostly wait for sockets and timers, so more jobs than processors are fine.
    environment: { DENO_JOBS: "4" },
    commands: [
      denoTest(
        "--parallel",
        "tests/architecture",
        "tests/build",
        "tests/protocol",
        "tests/server",
        "tests/demo",
        "tests/fuzz",
      ),
    ],
  },
  {
    name: "widget",
    stage: 3,
    counts: browserCounts,
    needsBrowser: true,
    commands: [inRunner("tests/web-test-runner.config.mjs")],
  },
  // Two files at a time: waiting for a ring to end takes no processor time.
  endToEnd("e2e", 4, { commands: [denoTest("--parallel", "tests/e2e")] }),
  endToEnd("long", 5, { isApart: true }),
  {
    name: "lives",
    stage: 6,
    isApart: true,
    counts: denoCounts,
    commands: [denoTest("tests/lives")],
  },
  endToEnd("groups", 7, { isApart: true }),
  endToEnd("nginx", 8, { needsPrograms: ["nginx"] }),
  endToEnd("turn", 9, { needsPrograms: ["turnserver"] }),
  // Firefox starts no sound without an audio server.
  endToEnd("firefox", 10, { needsPrograms: ["firefox-esr", "pulseaudio"] }),
  // The views alone: Debian's WebKit has no WebRTC.
  {
    name: "webkit",
    stage: 11,
    counts: browserCounts,
    needsPrograms: ["WebKitWebDriver", "Xvfb"],
    commands: [inRunner("tests/webkit/web-test-runner.config.mjs")],
  },
];

/** The built widget, a real server and real browsers. */
function endToEnd(name, stage, more = {}) {
  const commands = [denoTest(`tests/${name}`)];
  return { name, stage, after: "build", counts: denoCounts, needsBrowser: true, commands, ...more };
}

function inModules(path) {
  return join(root, "node_modules", path);
}

function inRunner(config) {
  return [process.execPath, inModules("@web/test-runner/dist/bin.js"), "--config", config];
}

/** Everything in widget/ that runs in a browser. */
function widgetBesideBuild() {
  return readdirSync(join(root, "widget")).filter((name) => name !== "build")
    .map((name) => `widget/${name}`);
}

function testsBesideWidget() {
  return readdirSync(join(root, "tests"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "widget")
    .map((entry) => `tests/${entry.name}`);
}

/** Types are a step of their own, so the tests start without checking them again. */
function denoTest(...what) {
  return [deno, "test", "--allow-all", "--no-check", ...what];
}

/** Reads `ok | 12 passed (3 steps) | 1 failed (1 step) | 2 ignored (1s)`; steps count as tests. */
function denoCounts(output) {
  const sum = /(\d+) passed(?: \((\d+) steps?\))? \| (\d+) failed(?: \((\d+) steps?\))?/;
  const line = output.split("\n").findLast((one) => /^(ok|FAILED) \| /.test(one));
  const found = line && sum.exec(line);
  if (!found) return undefined;
  const [tests, steps, failedTests, failedSteps] = found.slice(1).map((count) =>
    Number(count ?? 0)
  );
  const failures = /^ FAILURES ?\n\n((?:.+\n)+)/m.exec(output)?.[1].trimEnd().split("\n") ?? [];
  const skipped = [...output.matchAll(/^(.+) \.\.\. ignored/gm)].map(([, test]) => test.trim());
  return { passed: tests + steps, failed: failedTests + failedSteps, failures, skipped };
}

/** Reads the lines that the reporter of web-test-runner.config.mjs writes last. */
function browserCounts(output) {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (!found) return undefined;
  const failures = [...output.matchAll(/^✗ (.+)$/gm)].map(([, failure]) => failure);
  return { passed: Number(found[1]), failed: Number(found[2]), failures, skipped: [] };
}
