/** Numeric settings: each has bounds, which the refusal and the README name. */
import assert from "node:assert/strict";
import { loadConfig } from "../../../server/config/config.ts";
import { FILLED, settingsRead } from "./settings-read.ts";

const MOST = 1_000_000;
/** The bounds; `zero` marks settings where 0 is allowed below the minimum, for no cap. */
const BOUNDS: Record<string, { min: number; max: number; zero?: true }> = {
  PORT: { min: 0, max: 65_535 },
  RING_TIMEOUT_SECONDS: { min: 5, max: 180 },
  SEAT_LEASE_SECONDS: { min: 5, max: 600 },
  MAX_PARTICIPANTS: { min: 2, max: 16 },
  RETENTION_DAYS: { min: 0, max: 36_500 },
  CALLS_PER_MINUTE: { min: 1, max: MOST, zero: true },
  CALL_MESSAGES_PER_MINUTE: { min: 1, max: MOST, zero: true },
  MESSAGES_PER_SECOND: { min: 2, max: MOST, zero: true },
  MESSAGE_BURST: { min: 20, max: MOST, zero: true },
  SOCKETS_PER_USER: { min: 1, max: MOST, zero: true },
  SOCKETS_PER_ADDRESS: { min: 1, max: MOST, zero: true },
  PENDING_SOCKETS: { min: 1, max: MOST, zero: true },
  PENDING_SOCKETS_PER_ADDRESS: { min: 1, max: MOST, zero: true },
  BUFFERED_BYTES: { min: 131_072, max: 67_108_864, zero: true },
  REQUESTS_PER_SECOND_PER_USER: { min: 1, max: MOST, zero: true },
  REQUEST_BURST_PER_USER: { min: 1, max: MOST, zero: true },
  REQUESTS_PER_SECOND_PER_ADDRESS: { min: 1, max: MOST, zero: true },
  REQUEST_BURST_PER_ADDRESS: { min: 1, max: MOST, zero: true },
};

/** The line that stops a start with this value; null where it starts. */
function problemOf(name: string, value: number | string): string | null {
  const { CHAT_CALL_SECRET } = FILLED;
  const loaded = loadConfig({ CHAT_CALL_SECRET, [name]: String(value) });
  return loaded.ok ? null : loaded.problem;
}

Deno.test("loadConfig() checks the bounds of every number", () => {
  const isNumber = (name: string) => problemOf(name, "many")?.includes("use a whole number");
  assert.deepEqual([...settingsRead()].filter(isNumber).sort(), Object.keys(BOUNDS).sort());
});

for (const [name, { min, max, zero }] of Object.entries(BOUNDS)) {
  Deno.test(`loadConfig() accepts ${name} from ${min} to ${max}, and names these bounds otherwise`, () => {
    for (const value of [min, max, ...zero ? [0] : []]) assert.equal(problemOf(name, value), null);
    const mend = `use a whole number from ${min} to ${max}${zero ? ", or 0 for no cap" : ""}`;
    const below = [-1, 0, min - 1].filter((value) => value < min && !(zero && value === 0));
    for (const value of [...below, max + 1, "1e3", "0x10", "9".repeat(400), `${min}.5`, "many"]) {
      const line = problemOf(name, value);
      assert.ok(
        line?.startsWith(`${name} is "`) && line.endsWith(`: ${mend}`),
        `${value}: ${line}`,
      );
    }
  });
}

Deno.test("server/README.md names the bounds of every number", () => {
  const readme = Deno.readTextFileSync(new URL("../../../server/README.md", import.meta.url));
  const [, caps] = /^Every cap .* (\d+)\.$/m.exec(readme) ?? [];
  assert.equal(Number(caps), MOST);
  for (const [name, { min, max, zero }] of Object.entries(BOUNDS)) {
    const row = readme.split("\n").find((line) =>
      line.startsWith("|") && line.includes(`\`${name}\``)
    );
    const isUsualCap = zero && min === 1 && max === MOST;
    const words = [...min > 1 ? [min] : [], ...max < MOST ? [max] : []];
    for (const word of isUsualCap ? [] : words) {
      assert.match(
        row ?? "",
        new RegExp(`\\b${word}\\b`),
        `the row of ${name} does not name ${word}`,
      );
    }
  }
});
