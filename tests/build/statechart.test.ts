/** The call machine does the same on the chart that is shipped as on the library it was written for. */
import { deepEqual, ok } from "node:assert/strict";
import { resolve } from "node:path";
import { build, type Rolldown } from "vite";
import { callMachine } from "../../widget/model/call-machine.ts";

interface Walker {
  walk(seed: number, steps: number): string[];
}

const WALKS = 120;
const STEPS = 25;

Deno.test("statechart takes the call machine through the same states as XState, step by step", async () => {
  // The walk hands it around, and no more.
  Object.assign(globalThis, { MediaStream: class {} });
  const library = await bundled({});
  const own = await bundled({ xstate: resolve("widget/statechart/xstate.ts") });
  const seen = new Set<string>();
  for (let seed = 1; seed <= WALKS; seed++) {
    const walked = library.walk(seed, STEPS);
    deepEqual(own.walk(seed, STEPS), walked);
    for (const line of walked) seen.add(/^active (.*?)\} \{/.exec(line)?.[1] ?? "");
  }
  // A walk that went nowhere would compare nothing.
  ok(seen.size > 30, `${seen.size} states were seen`);
});

Deno.test("statechart knows every word of the call machine", () => {
  const unknown = [...wordsOf(callMachine.config as StateWords)].filter((word) =>
    !KNOWN_WORDS.includes(word)
  );
  deepEqual(unknown, []);
});

/** What stands in a state, a transition and an invocation; anything else would be passed over in silence. */
const KNOWN_WORDS = [
  ...["id", "context", "type", "initial", "states", "on", "always", "after", "entry", "exit"],
  ...["invoke", "src", "input", "target", "guard", "actions"],
  // From `setup()`, for types alone.
  "schemas",
];

type Words = Record<string, unknown>;
interface StateWords extends Words {
  states?: Record<string, StateWords>;
  on?: Words;
  after?: Words;
}

function* wordsOf(state: StateWords): Generator<string> {
  yield* Object.keys(state);
  const { states = {}, on = {}, after = {}, always, invoke } = state;
  const within = [...Object.values(on), ...Object.values(after), always, invoke].flat();
  for (const part of within) if (typeof part === "object") yield* Object.keys(part!);
  for (const inner of Object.values(states)) yield* wordsOf(inner);
}

async function bundled(alias: Record<string, string>): Promise<Walker> {
  const { output } = await build({
    configFile: false,
    publicDir: false,
    logLevel: "silent",
    resolve: { alias },
    build: {
      write: false,
      minify: false,
      lib: { entry: "tests/widget/model/walk.ts", formats: ["es"] },
    },
  }).then((result) => [result].flat()[0] as Rolldown.RolldownOutput);
  return await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
