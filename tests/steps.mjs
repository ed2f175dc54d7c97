/**
 * What there is to check, step by step: the command of each, what it needs, and how its sum is read.
 * Running them is `run.mjs`'s affair.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { denoPath, root } from "../server/deno.mjs";

const deno = denoPath();

/**
 * `counts` reads the sum of each of a step's commands, and what failed, from its output; a step
 * without it counts as a single check. A step's commands run side by side, and so do the steps of one
 * `stage`, as far as two processors carry it; `environment` is added to theirs. What `isApart` or
 * needs programs of others runs only where it is named.
 */
export const STEPS = [
  { name: "format", stage: 1, commands: [[deno, "fmt", "--check"]] },
  { name: "lint", stage: 1, commands: [[deno, "lint"]] },
  {
    name: "types",
    stage: 1,
    // Timers and more have other types in a browser than beside Node's modules, so the two never meet.
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
    // Its files wait for sockets and timers more than they reckon: there may be more than processors.
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
    // A browser each, with one page in front: that is what the configuration holds each of them to.
    commands: dealt(widgetTests(), 4).map((files) => [
      ...inRunner("tests/web-test-runner.config.mjs"),
      "--files",
      ...files,
    ]),
  },
  // Its files are two at a time: waiting for a ring to end takes no processor.
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
  // Firefox starts no sound where nothing can play it.
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

/** All that runs in a browser. */
function widgetBesideBuild() {
  return readdirSync(join(root, "widget")).filter((name) => name !== "build")
    .map((name) => `widget/${name}`);
}

function widgetTests() {
  return readdirSync(join(root, "tests/widget"), { recursive: true })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `tests/widget/${name.replaceAll("\\", "/")}`)
    .sort();
}

/** Neighbours take about the same time, so each hand has about as much to do. */
function dealt(files, hands) {
  return Array.from({ length: hands }, (_, hand) => files.filter((_, at) => at % hands === hand));
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

/** Reads `ok | 12 passed (3 steps) | 1 failed (1 step) | 2 ignored (1s)`; a step of a test counts as one. */
function denoCounts(output) {
  const sum = /(\d+) passed(?: \((\d+) steps?\))? \| (\d+) failed(?: \((\d+) steps?\))?/;
  const line = output.split("\n").findLast((one) => /^(ok|FAILED) \| /.test(one));
  const found = line && sum.exec(line);
  if (!found) return undefined;
  const [tests, steps, failedTests, failedSteps] = found.slice(1).map((count) =>
    Number(count ?? 0)
  );
  const failures = /^ FAILURES ?\n\n((?:.+\n)+)/m.exec(output)?.[1].trimEnd().split("\n") ?? [];
  return { passed: tests + steps, failed: failedTests + failedSteps, failures };
}

/** Reads the lines that the reporter of web-test-runner.config.mjs writes last. */
function browserCounts(output) {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (!found) return undefined;
  const failures = [...output.matchAll(/^✗ (.+)$/gm)].map(([, failure]) => failure);
  return { passed: Number(found[1]), failed: Number(found[2]), failures };
}
