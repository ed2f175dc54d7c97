/**
 * `npm test`: runs every check of the project, step by step, and prints the total on the last line.
 * A step's output is shown only if it failed; a test that it skipped is named. `npm test -- server
 * widget` runs only those steps. Steps that need third-party programs, or much time, run only when
 * named; `.ci/run` names them all.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { root } from "../server/deno.mjs";
import { capture } from "./support/capture.mjs";
import { findChromium } from "./support/chromium.mjs";
import { STEPS } from "./steps.mjs";

/**
 * Longer than any step takes on a slow machine. A step that hangs must still end and be counted.
 */
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
    // The steps that need a browser fail with the same message; the others can still run.
    console.error(error.message);
  }
}
for (const stage of new Set(chosen.map((step) => step.stage))) {
  await Promise.all(chosen.filter((step) => step.stage === stage).map(runStep));
}
const { passed, failed } = summed([...results.values()]);
// Repeated at the end, so that nobody has to scroll for the failures.
for (const [name, { failures }] of results) {
  for (const failure of failures) console.log(`✗ ${name}: ${failure}`);
}
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function summed(counts) {
  return {
    passed: counts.reduce((sum, one) => sum + one.passed, 0),
    failed: counts.reduce((sum, one) => sum + one.failed, 0),
    failures: counts.flatMap((one) => one.failures),
    skipped: counts.flatMap((one) => one.skipped),
  };
}

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

/**
 * Whether the programs that a step needs are installed. A missing one is reported, not a failure.
 */
function canRun(name) {
  const { needsPrograms = [] } = STEPS.find((step) => step.name === name);
  const missing = needsPrograms.filter((program) => !isInstalled(program));
  if (missing.length === 0) return true;
  console.log(`- ${name}: not run, because ${missing.join(" and ")} cannot be found`);
  return false;
}

/** Also looks where daemons are installed, which is often outside an ordinary user's PATH. */
function isInstalled(program) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.some((folder) => existsSync(join(folder, program)));
}

async function runStep(step) {
  if (step.after !== undefined && results.get(step.after)?.failed > 0) {
    results.set(step.name, { passed: 0, failed: 1, failures: [], skipped: [] });
    console.log(`✗ ${step.name}: not run, because ${step.after} failed`);
    return;
  }
  const startedAt = performance.now();
  const ended = await Promise.all(
    step.commands.map((command) => runCommand(command, step.environment)),
  );
  const endedBadly = ended.filter(({ code }) => code !== 0);
  const endedWell = endedBadly.length === 0;
  const none = { passed: 0, failed: 0, failures: [], skipped: [] };
  const result = step.counts
    ? summed(ended.map((one) => step.counts(one.output) ?? none))
    : { ...none, passed: endedWell ? 1 : 0 };
  // A step with a non-zero exit code has failed, whatever the counts say.
  if (!endedWell && result.failed === 0) result.failed = 1;
  results.set(step.name, result);

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const sum = step.counts ? `, ${result.passed} passed, ${result.failed} failed` : "";
  const isGood = result.failed === 0;
  for (const { output } of endedBadly) console.log(`\n${withoutSuccesses(output)}\n`);
  console.log(`${isGood ? "✓" : "✗"} ${step.name} (${seconds} s${sum})`);
  for (const test of result.skipped) console.log(`- ${step.name}: skipped ${test}`);
}

/** Drops the lines of passed tests, so that failures are easy to find. */
function withoutSuccesses(output) {
  const success = /( \.\.\. (ok|ignored) \(|^running \d+ tests? from )/;
  return output.split("\n").filter((line) => !success.test(line)).join("\n").trim();
}

function runCommand([command, ...args], added) {
  // Deno turns colours on even for `FORCE_COLOR=0`, and colour codes would break the counting.
  const { FORCE_COLOR: _, ...environment } = process.env;
  return capture(command, args, {
    cwd: root,
    env: { ...environment, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", ...added },
    timeoutMs: STEP_TIMEOUT_MS,
    onStart(child) {
      running.add(child);
      child.once("close", () => running.delete(child));
    },
  });
}
