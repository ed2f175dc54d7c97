/** Runs the parts of the bench that are named (by default all), prints tables and writes JSON. */
import { fileURLToPath } from "node:url";
import { measureCalls } from "./calls.ts";
import { measureConnections } from "./connections.ts";
import { measureDisplay } from "./display.ts";
import { measureHistory } from "./history.ts";
import { measureIdle } from "./idle.ts";
import { measureOutages } from "./outages.ts";
import { measurePageChange } from "./page-change.ts";
import { measurePageWeight } from "./page-weight.ts";
import type { Part } from "./part.ts";
import { stopAllProcesses } from "./pinned-process.ts";
import { measureRelay } from "./relay.ts";
import { measureSetupLatency } from "./setup-latency.ts";
import { measureSoak } from "./soak.ts";
import { format } from "./table.ts";
import { measureTwoServers } from "./two-servers.ts";

const OUTPUT = fileURLToPath(new URL("output/", import.meta.url));

const PARTS: readonly Part[] = [
  { name: "weight", run: measurePageWeight },
  { name: "relay", run: measureRelay },
  { name: "connections", run: measureConnections },
  { name: "calls", run: measureCalls },
  { name: "history", run: measureHistory },
  { name: "servers", run: measureTwoServers },
  { name: "setup", run: measureSetupLatency },
  { name: "page-change", run: measurePageChange },
  { name: "outages", run: measureOutages },
  { name: "soak", run: measureSoak },
  { name: "idle", run: measureIdle },
  { name: "display", run: measureDisplay },
];

/** Returns the exit code: 1 if a part could not be measured, 0 even if goals were missed. */
async function main(names: string[]): Promise<number> {
  const unknown = names.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown !== undefined) {
    console.error(
      `Cannot run "${unknown}": the parts are ${PARTS.map(({ name }) => name).join(", ")}`,
    );
    return 1;
  }
  const chosen = PARTS.filter(({ name }) => names.length === 0 || names.includes(name));
  const results: Record<string, unknown> = await readResults();
  const missed: string[] = [];
  let failures = 0;
  for (const { name, run } of chosen) {
    try {
      const result = await run();
      for (const table of result.tables) console.log(`\n${format(table)}`);
      results[name] = { measuredAt: new Date().toISOString(), machine: machine(), ...result };
      missed.push(...result.missed);
    } catch (error) {
      failures += 1;
      console.error(`Cannot measure ${name}:`, error);
    } finally {
      await stopAllProcesses();
    }
  }
  await Deno.mkdir(OUTPUT, { recursive: true });
  await Deno.writeTextFile(`${OUTPUT}results.json`, `${JSON.stringify(results, null, 2)}\n`);
  if (missed.length > 0) console.log(`\nNot met:\n${missed.map((one) => `  ${one}`).join("\n")}`);
  return failures > 0 ? 1 : 0;
}

/** The last results: parts that are not measured now keep theirs. */
async function readResults(): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await Deno.readTextFile(`${OUTPUT}results.json`));
  } catch {
    return {};
  }
}

function machine() {
  const { os, arch } = Deno.build;
  return { os, arch, cores: navigator.hardwareConcurrency, deno: Deno.version };
}

// Deno on Windows does not support SIGTERM listeners.
const SIGNALS: Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
for (const signal of SIGNALS) {
  Deno.addSignalListener(signal, async () => {
    await stopAllProcesses();
    Deno.exit(130);
  });
}
Deno.exit(await main(Deno.args));
