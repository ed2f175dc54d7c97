/**
 * `npm test`: every check of the project, step by step, and their sum on the last line. A step's
 * output is shown only where it failed. `npm test -- server widget` runs those steps alone. Steps that
 * need a program of others, or much time, run only where they are named; `.ci/run` names them all.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { root } from "../server/deno.mjs";
import { capture } from "./support/capture.mjs";
import { findChromium } from "./support/chromium.mjs";
import { STEPS } from "./steps.mjs";

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
const { passed, failed } = summed([...results.values()]);
// Named once more, where nobody has to scroll for it.
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
    results.set(step.name, { passed: 0, failed: 1, failures: [] });
    console.log(`✗ ${step.name}: not run, because ${step.after} failed`);
    return;
  }
  const startedAt = performance.now();
  const ended = await Promise.all(
    step.commands.map((command) => runCommand(command, step.environment)),
  );
  const endedBadly = ended.filter(({ code }) => code !== 0);
  const endedWell = endedBadly.length === 0;
  const none = { passed: 0, failed: 0, failures: [] };
  const result = step.counts
    ? summed(ended.map((one) => step.counts(one.output) ?? none))
    : { ...none, passed: endedWell ? 1 : 0 };
  // Whatever the counts say, a step that ended badly has failed.
  if (!endedWell && result.failed === 0) result.failed = 1;
  results.set(step.name, result);

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const sum = step.counts ? `, ${result.passed} passed, ${result.failed} failed` : "";
  const isGood = result.failed === 0;
  for (const { output } of endedBadly) console.log(`\n${withoutSuccesses(output)}\n`);
  console.log(`${isGood ? "✓" : "✗"} ${step.name} (${seconds} s${sum})`);
}

/** What went well is not worth scrolling through on the way to what did not. */
function withoutSuccesses(output) {
  const success = /( \.\.\. (ok|ignored) \(|^running \d+ tests? from )/;
  return output.split("\n").filter((line) => !success.test(line)).join("\n").trim();
}

function runCommand([command, ...args], added) {
  // Deno takes even `FORCE_COLOR=0` for a wish for colours, which would hide the counts.
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
