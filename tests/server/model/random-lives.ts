/**
 * Whatever people, servers and mail do, in whatever order: one live call a chat, one seat a person,
 * one outcome that all agree on. A failure prints the whole life: MODEL_LIFE=… runs it again
 * (MODEL_RUNS times, as concurrent actions may interleave differently), and MODEL_SEED=…
 * MODEL_PATH=… find it again among the random lives.
 */
import fc from "fast-check";
import { type Action, anyAction } from "./actions.ts";
import { live } from "./life.ts";

/** The actions of one moment run concurrently. */
const anyMoment = fc.array(anyAction, { minLength: 1, maxLength: 3 });
const anyLife = fc.array(anyMoment, { maxLength: 14, size: "max" });

/** Defines the test of this many lives, or as many as MODEL_RUNS asks for. */
export function testRandomLives(usual: number): void {
  const runs = Number(Deno.env.get("MODEL_RUNS") ?? usual);
  Deno.test(`calls on two servers stay consistent in ${runs} random lives`, () => liveAll(runs));
}

/** The runs that the environment asks for: random lives, or known ones again by seed and path. */
function asked(runs: number): fc.Parameters<[Action[][]]> {
  const [seed, path] = ["MODEL_SEED", "MODEL_PATH"].map((name) => Deno.env.get(name));
  return {
    numRuns: runs,
    endOnFailure: Deno.env.has("CI"),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  };
}

async function liveAll(runs: number): Promise<void> {
  const life = Deno.env.get("MODEL_LIFE");
  const lives = life === undefined ? anyLife : fc.constant(JSON.parse(life) as Action[][]);
  const result = await fc.check(fc.asyncProperty(lives, live), asked(runs));
  if (!result.failed) return;
  throw new Error(
    `Cannot go on after ${result.numRuns} lives. To see it again:\n` +
      `MODEL_LIFE='${JSON.stringify(result.counterexample?.[0])}'\n` +
      `MODEL_SEED=${result.seed} MODEL_PATH=${result.counterexamplePath}`,
    { cause: result.errorInstance },
  );
}
