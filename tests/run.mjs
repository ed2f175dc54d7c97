/**
 * `npm test`: every check of the project, step by step, and their sum on the last line. A step's
 * output is shown only where it failed. `npm test -- server widget` runs those steps alone. Steps that
 * need a program of others, or much time, run only where they are named; `.ci/run` names them all.
 */
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { denoPath, root } from "../server/deno.mjs";
import { capture } from "./support/capture.mjs";
import { findChromium } from "./support/chromium.mjs";

const deno = denoPath();
const inModules = (path) => join(root, "node_modules", path);

/**
 * `counts` reads a step's own sum from its output; a step without one counts as a single check.
 * Steps of one `stage` run side by side, as far as two processors carry it.
 */
const STEPS = [
  { name: "format", stage: 1, command: [deno, "fmt", "--check"] },
  { name: "lint", stage: 1, command: [deno, "lint"] },
  {
    name: "types",
    stage: 2,
    // Timers and more have other types in a browser than beside Node's modules, so the two never meet.
    command: [deno, "check", "--quiet", ...widgetBesideBuild(), "tests/widget"],
    then: [
      deno,
      "check",
      "--quiet",
      "server",
      "demo",
      ...testsBesideWidget(),
      "widget/build",
      "vite.config.ts",
    ],
  },
  {
    name: "server",
    stage: 3,
    counts: denoCounts,
    command: denoTest(
      "tests/architecture",
      "tests/build",
      "tests/protocol",
      "tests/server",
      "tests/demo",
      "tests/fuzz",
    ),
  },
  {
    name: "widget",
    stage: 4,
    counts: browserCounts,
    needsBrowser: true,
    command: [
      process.execPath,
      inModules("@web/test-runner/dist/bin.js"),
      "--config",
      "tests/web-test-runner.config.mjs",
    ],
  },
  {
    name: "build",
    stage: 5,
    command: [process.execPath, inModules("vite/bin/vite.js"), "build"],
  },
  {
    name: "e2e",
    stage: 6,
    after: "build",
    counts: denoCounts,
    needsBrowser: true,
    command: denoTest("tests/e2e"),
  },
  {
    name: "long",
    stage: 7,
    after: "build",
    counts: denoCounts,
    needsBrowser: true,
    isApart: true,
    command: denoTest("tests/long"),
  },
  {
    name: "groups",
    stage: 8,
    after: "build",
    counts: denoCounts,
    needsBrowser: true,
    isApart: true,
    command: denoTest("tests/groups"),
  },
  {
    name: "nginx",
    stage: 9,
    after: "build",
    counts: denoCounts,
    needsBrowser: true,
    needsPrograms: ["nginx"],
    command: denoTest("tests/nginx"),
  },
  {
    name: "turn",
    stage: 10,
    after: "build",
    counts: denoCounts,
    needsBrowser: true,
    needsPrograms: ["turnserver"],
    command: denoTest("tests/turn"),
  },
  {
    name: "firefox",
    stage: 10,
    after: "build",
    counts: denoCounts,
    needsBrowser: true,
    // It starts no sound where nothing can play it.
    needsPrograms: ["firefox-esr", "pulseaudio"],
    command: denoTest("tests/firefox"),
  },
];

/** Longer than any step takes on a slow machine; a step that hangs must still end with a number. */
const STEP_TIMEOUT_MS = 15 * 60_000;

const running = new Set();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(1);
  });
}

const results = new Map();
const chosen = chooseSteps(process.argv.slice(2));
if (chosen.some((step) => step.needsBrowser)) {
  try {
    process.env.CHROMIUM_PATH = await findChromium();
  } catch (error) {
    // The steps that need one fail with the same words; the others are worth running.
    console.error(error.message);
  }
}
for (const stage of new Set(chosen.map((step) => step.stage))) {
  await Promise.all(chosen.filter((step) => step.stage === stage).map(runStep));
}
let passed = 0;
let failed = 0;
for (const result of results.values()) {
  passed += result.passed;
  failed += result.failed;
}
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function chooseSteps(names) {
  const known = STEPS.map((step) => step.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`Cannot run ${unknown.join(", ")}: the steps are ${known.join(", ")}.`);
    process.exit(2);
  }
  if (names.length === 0) {
    return STEPS.filter((step) => !step.isApart && step.needsPrograms === undefined);
  }
  const wanted = new Set(names.filter(canRun));
  for (const step of STEPS) {
    if (wanted.has(step.name) && step.after !== undefined) wanted.add(step.after);
  }
  return STEPS.filter((step) => wanted.has(step.name));
}

/** Whether a step has the programs it needs; where not, that is said and no failure. */
function canRun(name) {
  const { needsPrograms = [] } = STEPS.find((step) => step.name === name);
  const missing = needsPrograms.filter((program) => !isInstalled(program));
  if (missing.length === 0) return true;
  console.log(`- ${name}: not run, because ${missing.join(" and ")} cannot be found`);
  return false;
}

/** Whether a program is found; those of daemons are often outside an ordinary user's path. */
function isInstalled(program) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.some((folder) => existsSync(join(folder, program)));
}

async function runStep(step) {
  if (step.after !== undefined && results.get(step.after)?.failed > 0) {
    results.set(step.name, { passed: 0, failed: 1 });
    console.log(`✗ ${step.name}: not run, because ${step.after} failed`);
    return;
  }
  const startedAt = performance.now();
  const first = await runCommand(step.command);
  const second = step.then ? await runCommand(step.then) : { code: 0, output: "" };
  const code = first.code || second.code;
  const output = first.output + second.output;
  const result = step.counts?.(output) ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  // Whatever the counts say, a step that ended badly has failed.
  if (code !== 0 && result.failed === 0) result.failed = 1;
  results.set(step.name, result);

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const sum = step.counts ? `, ${result.passed} passed, ${result.failed} failed` : "";
  const isGood = result.failed === 0;
  if (!isGood) console.log(`\n${withoutSuccesses(output)}\n`);
  console.log(`${isGood ? "✓" : "✗"} ${step.name} (${seconds} s${sum})`);
}

/** What went well is not worth scrolling through on the way to what did not. */
function withoutSuccesses(output) {
  const success = /( \.\.\. (ok|ignored) \(|^running \d+ tests? from )/;
  return output.split("\n").filter((line) => !success.test(line)).join("\n").trim();
}

function runCommand([command, ...args]) {
  // Deno takes even `FORCE_COLOR=0` for a wish for colours, which would hide the counts.
  const { FORCE_COLOR: _, ...environment } = process.env;
  return capture(command, args, {
    cwd: root,
    env: { ...environment, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    timeoutMs: STEP_TIMEOUT_MS,
    onStart(child) {
      running.add(child);
      child.once("close", () => running.delete(child));
    },
  });
}

/** All that runs in a browser. */
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
function denoTest(...folders) {
  return [deno, "test", "--allow-all", "--no-check", ...folders];
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
  return { passed: tests + steps, failed: failedTests + failedSteps };
}

/** Reads the line that the reporter of web-test-runner.config.mjs writes last. */
function browserCounts(output) {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return found ? { passed: Number(found[1]), failed: Number(found[2]) } : undefined;
}
